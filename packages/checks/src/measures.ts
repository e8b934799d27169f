import type { Module } from './modules.ts'
import { lineCount, percentile } from './sizes.ts'
import { isProduct, isTest, packageOf } from './tree.ts'

/** One line of the table that `pnpm verify` prints. */
export interface Measure {
  readonly package: string
  readonly files: number
  /** Lines per file of what the package ships. */
  readonly median: number
  readonly p90: number
  readonly largest: number
  /** Comment lines per hundred written lines. */
  readonly comments: number
  /** Lines of tests per line that ships. */
  readonly tests: number
}

/** How each package's code is cut, explained and tested. */
export function measures(modules: readonly Module[]): Measure[] {
  const names = [...new Set(modules.filter(({ path }) => isProduct(path)).map(nameOf))]
  return names.map((name) => {
    const product = modules.filter((module) => nameOf(module) === name && isProduct(module.path))
    const tests = modules.filter((module) => nameOf(module) === name && isTest(module.path))
    const lines = product.map(({ text }) => lineCount(text))
    return {
      package: name,
      files: product.length,
      median: percentile(lines, 0.5),
      p90: percentile(lines, 0.9),
      largest: Math.max(...lines),
      comments: Math.round(
        (100 * sum(product, (m) => m.commentLines)) / sum(product, writtenLines),
      ),
      tests: Math.round((100 * sum(tests, writtenLines)) / sum(product, writtenLines)) / 100,
    }
  })
}

function nameOf(module: Module): string {
  return packageOf(module.path) ?? ''
}

function writtenLines(module: Module): number {
  return module.text.split('\n').filter((line) => line.trim() !== '').length
}

function sum(modules: readonly Module[], value: (module: Module) => number): number {
  return modules.reduce((total, module) => total + value(module), 0)
}
