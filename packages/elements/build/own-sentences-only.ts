import type { AstNode, Plugin } from 'rollup'
import { nodesOf, replaceNodes } from './ast.ts'

interface Property extends AstNode {
  readonly key: { readonly value?: string }
}

/** What no check of a form finds: the server does, and its reply brings the sentence along. */
const foundByServer =
  /^(?:fileName\.\w+|password\.(?!too_short)\w+|shape\.(?:wrong_type|unknown_field|wrong_format|out_of_range)|text\.too_short)$/

/** Takes the sentences out of the browser's bundle that come with the server's replies anyway. */
export function ownSentencesOnly(): Plugin {
  return {
    name: 'own-sentences-only',
    transform(code, id) {
      if (!/\/api\/dist\/lib\/sentences\/(?:pl|en)\.js$/.test(id)) return null
      const found = nodesOf<Property>(this.parse(code), 'Property').filter(({ key }) =>
        foundByServer.test(key.value ?? ''),
      )
      const whole = found.map((node) => ({ ...node, end: code.indexOf('\n', node.end) }))
      return {
        code: replaceNodes(
          code,
          whole.map((node) => [node, '']),
        ),
        map: null,
      }
    },
  }
}
