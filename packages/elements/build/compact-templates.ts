import type { AstNode, Plugin } from 'rollup'

type Compact = (text: string) => string
interface Tagged {
  readonly tag: { readonly name?: string }
  readonly quasi: { readonly quasis: readonly AstNode[] }
}

/** Takes the indentation out of `html`, `svg` and `css` templates of our own modules. */
export function compactTemplates(): Plugin {
  return {
    name: 'compact-templates',
    transform(code, id) {
      if (!id.includes('/packages/elements/dist/')) return null
      let result = code
      for (const [{ start, end }, compact] of templatePieces(this.parse(code)).toReversed()) {
        result = result.slice(0, start) + compact(result.slice(start, end)) + result.slice(end)
      }
      return { code: result, map: null }
    },
  }
}

/** The literal pieces of every such template, in the order they stand. */
function templatePieces(program: object): [AstNode, Compact][] {
  const pieces: [AstNode, Compact][] = []
  const walk = (node: object): void => {
    if ('type' in node && node.type === 'TaggedTemplateExpression') {
      const { tag, quasi } = node as unknown as Tagged
      const compact = compacts[tag.name ?? '']
      if (compact) pieces.push(...quasi.quasis.map((piece): [AstNode, Compact] => [piece, compact]))
    }
    for (const child of Object.values(node) as unknown[]) {
      if (typeof child === 'object' && child !== null) walk(child)
    }
  }
  walk(program)
  return pieces.toSorted(([a], [b]) => a.start - b.start)
}

/** Line breaks with their indentation mean nothing between tags and one space inside text. */
function compactMarkup(text: string): string {
  return text
    .replace(/>\s*\n\s*(?=<|$)/g, '>')
    .replace(/^\s*\n\s*(?=<)/, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ (?=\/?>)/g, '')
}

/** For the rules of a sheet: white space, comments and last semicolons. */
export function compactStyles(text: string): string {
  return text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim()
}

const compacts: Readonly<Record<string, Compact>> = {
  html: compactMarkup,
  svg: compactMarkup,
  css: compactStyles,
}
