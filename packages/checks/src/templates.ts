import type { Module } from './modules.ts'
import { isProduct } from './tree.ts'

const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\sstyle=(?!\\)/, 'an inline style, which a strict policy refuses'],
  [/\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bsetHTMLUnsafe\b/, 'text written as HTML'],
  [/\bunsafe(?:HTML|SVG|MathML|Static|CSS)\b/, 'a template that trusts its text'],
  [/\beval\(|\bnew Function\(|\bdocument\.write(?:ln)?\(/, 'code made of text'],
  [/\son[a-z]+="/, 'an inline handler, which a strict policy refuses'],
  [/\bform(?:action|method)=/, 'a button that says where a form is sent'],
]

/** Lines for a browser that a strict content policy would refuse, or that let text become code. */
export function unsafeTemplates(modules: readonly Module[]): string[] {
  return modules
    .filter(
      ({ path }) => isProduct(path) && /^packages\/(elements|sdk|server\/src\/portal)\//.test(path),
    )
    .flatMap(({ path, code }) => [
      ...code
        .split('\n')
        .flatMap((line, index) =>
          forbidden
            .filter(([pattern]) => pattern.test(line))
            .map(([, what]) => `${path}:${index + 1} holds ${what}`),
        ),
      ...sendingForms(code).map((form) => `${path} holds a form that may send itself: ${form}`),
    ])
}

/** Forms that the browser would send to the page's server where our listener does not run. */
function sendingForms(code: string): string[] {
  const forms = code.matchAll(/<form\b|\bcreateElement\(\s*['"`]form['"`]\s*\)/g)
  return Array.from(forms, ({ index }) => code.slice(index, index + 80)).filter(
    (form) => !/^<form\s+method="dialog"|^createElement\(.*\)\s+\w+\.method = 'dialog'/.test(form),
  )
}
