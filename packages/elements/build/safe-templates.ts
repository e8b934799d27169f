import type { Plugin } from 'rollup'

const edits: readonly (readonly [from: string, to: string])[] = [
  // No policy is created: nothing to refuse, nothing to clash with the host's own Lit.
  ['s=t.trustedTypes,', 's=void 0,'],
  // Names that `setAttribute` accepts in every browser.
  ['"$lit$"', '"_lit_"'],
  ['`lit$${Math.random().toFixed(9).slice(2)}$`', '`lit_${Math.random().toFixed(9).slice(2)}_`'],
  ['const s=l.createElement("template");return s.innerHTML=t,s', 'return templateFrom(t)'],
]

/**
 * Lit's production code with `builder` (a module that exports `templateFrom`) in the place of
 * `innerHTML`, and without a Trusted Types policy.
 *
 * @throws {Error} when Lit's code is not the one these edits were made for.
 */
export function editLit(code: string, builder: string): string {
  let edited = code
  for (const [from, to] of edits) {
    if (edited.split(from).length !== 2) {
      throw new Error(`lit-html is not the one that safe-templates knows; look for: ${from}`)
    }
    edited = edited.replace(from, () => to)
  }
  return `import { templateFrom } from ${JSON.stringify(builder)};\n${edited}`
}

/** Makes Lit work under any Trusted Types policy, `'none'` included. */
export function safeTemplates(builder: string): Plugin {
  let met = false
  return {
    name: 'safe-templates',
    transform(code, id) {
      if (!id.endsWith('/lit-html/lit-html.js')) return null
      met = true
      return { code: editLit(code, builder), map: null }
    },
    buildEnd(error) {
      if (!error && !met) this.error('lit-html/lit-html.js was not part of the build')
    },
  }
}
