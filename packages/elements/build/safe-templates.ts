import type { Plugin } from 'rollup'
import { applyEdits, type Edit } from './edits.ts'

const templateEdits: readonly Edit[] = [
  // No policy is created: nothing to refuse, nothing to clash with the host's own Lit.
  ['s=t.trustedTypes,', 's=void 0,'],
  // Names that `setAttribute` accepts in every browser.
  ['"$lit$"', '"_lit_"'],
  ['`lit$${Math.random().toFixed(9).slice(2)}$`', '`lit_${Math.random().toFixed(9).slice(2)}_`'],
  ['const s=l.createElement("template");return s.innerHTML=t,s', 'return templateFrom(t)'],
]

/** Every browser we support adopts sheets; the way without them writes `<style>` elements. */
const styleEdits: readonly Edit[] = [
  [
    'e=t.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
    'e=true',
  ],
  // What a programmer would read; `tsc` has said it before.
  ['"CSSResult is not constructable. Use `unsafeCSS` or `css` instead."', ''],
  [
    `"Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security."`,
    't',
  ],
]

/**
 * Lit's production code with `builder` (a module that exports `templateFrom`) in the place of
 * `innerHTML`, and without a Trusted Types policy.
 */
export function editLit(code: string, builder: string): string {
  const edited = applyEdits(code, templateEdits, 'lit-html')
  return `import { templateFrom } from ${JSON.stringify(builder)};\n${edited}`
}

/** Makes Lit work under any policy for styles and Trusted Types, `'none'` included. */
export function safeTemplates(builder: string): Plugin {
  const met = new Set<string>()
  return {
    name: 'safe-templates',
    transform(code, id) {
      const [, file] = /\/(lit-html|css-tag)\.js$/.exec(id) ?? []
      if (!file || !id.includes('/node_modules/')) return null
      met.add(file)
      return {
        code: file === 'lit-html' ? editLit(code, builder) : applyEdits(code, styleEdits, file),
        map: null,
      }
    },
    buildEnd(error) {
      if (!error && met.size < 2) this.error('lit-html.js or css-tag.js was not part of the build')
    },
  }
}
