import type { Module } from './modules.ts'
import { isProduct } from './tree.ts'

const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\sstyle=(?!\\)/, 'an inline style, which a strict policy refuses'],
  [/\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bsetHTMLUnsafe\b/, 'text written as HTML'],
  [/\bunsafe(?:HTML|SVG|MathML|Static|CSS)\b/, 'a template that trusts its text'],
  [/\beval\(|\bnew Function\(|\bdocument\.write(?:ln)?\(/, 'code made of text'],
  [/\son[a-z]+="/, 'an inline handler, which a strict policy refuses'],
]

/** Lines for a browser that a strict content policy would refuse, or that let text become code. */
export function unsafeTemplates(modules: readonly Module[]): string[] {
  return modules
    .filter(
      ({ path }) => isProduct(path) && /^packages\/(elements|sdk|server\/src\/portal)\//.test(path),
    )
    .flatMap(({ path, code }) =>
      code
        .split('\n')
        .flatMap((line, index) =>
          forbidden
            .filter(([pattern]) => pattern.test(line))
            .map(([, what]) => `${path}:${index + 1} holds ${what}`),
        ),
    )
}
