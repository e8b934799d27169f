import type { AstNode, Plugin } from 'rollup'
import { nodesOf, type Replacement, replaceNodes } from './ast.ts'

type Compact = (text: string) => string
interface Tagged extends AstNode {
  readonly tag: { readonly name?: string }
  readonly quasi: { readonly quasis: readonly AstNode[] }
}

/** Takes the indentation out of `html`, `svg` and `css` templates of our own modules. */
export function compactTemplates(): Plugin {
  return {
    name: 'compact-templates',
    transform(code, id) {
      if (!id.includes('/packages/elements/dist/')) return null
      const templates = nodesOf<Tagged>(this.parse(code), 'TaggedTemplateExpression')
      const pieces = templates.flatMap(({ tag, quasi }): Replacement[] => {
        const compact = compacts[tag.name ?? '']
        if (!compact) return []
        return quasi.quasis.map((piece) => [piece, compact(code.slice(piece.start, piece.end))])
      })
      return { code: replaceNodes(code, pieces), map: null }
    },
  }
}

/** Line breaks with their indentation mean nothing between tags and one space inside text. */
const compactMarkup: Compact = (text) =>
  text
    .replace(/>\s*\n\s*(?=<|$)/g, '>')
    .replace(/^\s*\n\s*(?=<)/, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ (?=\/?>)/g, '')

/** White space, comments and last semicolons mean nothing in a sheet. */
const compactStyles: Compact = (text) =>
  text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/([:, (])0\./g, '$1.')
    .trim()

const compacts: Readonly<Record<string, Compact>> = {
  html: compactMarkup,
  svg: compactMarkup,
  css: compactStyles,
}
