import type { AstNode, Plugin } from 'rollup'
import { nodesOf, replaceNodes } from './ast.ts'

interface Property extends AstNode {
  readonly key: { readonly name?: string }
  readonly value: AstNode
}

interface Call extends AstNode {
  readonly callee: { readonly name?: string }
  readonly arguments: readonly AstNode[]
}

/** What stands for the parts of a route that the client does not read. */
const unread: Readonly<Record<string, string>> = { body: 'true', query: 'true', errors: '[]' }

/**
 * Takes the schemas of requests out of the route table: the client sends what it is given and the
 * server judges it, so a browser need not carry them. The client looks only at whether there is a body.
 */
export function replySchemasOnly(): Plugin {
  return {
    name: 'reply-schemas-only',
    transform(code, id) {
      if (!/\/api\/dist\/lib\/routes\/[\w-]+\.js$/.test(id)) return null
      const program = this.parse(code)
      const details = nodesOf<Property>(program, 'Property').flatMap(({ key, value }) => {
        const text = unread[key.name ?? '']
        return text === undefined ? [] : [[value, text] as const]
      })
      const params = nodesOf<Call>(program, 'CallExpression').flatMap((call) => {
        const [, , schemas] = call.callee.name === 'route' ? call.arguments : []
        return schemas ? [[schemas, '{}'] as const] : []
      })
      return { code: replaceNodes(code, [...details, ...params]), map: null }
    },
  }
}
