import type { Module } from './modules.ts'
import { isProduct } from './tree.ts'

/** The one file that may normalise: it checks the length first. */
const normalizer = 'packages/domain/src/lib/normalize-bounded.ts'

/** Lines that normalise a text by themselves: 80 KB of combining marks take a second there. */
export function unboundedNormalizing(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => isProduct(path) && path !== normalizer)
    .flatMap(({ path, code }) =>
      code
        .split('\n')
        .flatMap((line, index) =>
          /\.normalize\b/.test(line) ? `${path}:${index + 1} calls normalize` : [],
        ),
    )
}
