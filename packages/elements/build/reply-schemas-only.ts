import type { AstNode, Plugin } from 'rollup'

interface Property extends AstNode {
  readonly key: { readonly name?: string }
  readonly value: AstNode
}

/**
 * Takes the schemas of requests out of the route table: the client sends what it is given and the
 * server judges it, so a browser need not carry them. The client looks only at whether there is a body.
 */
export function replySchemasOnly(): Plugin {
  return {
    name: 'reply-schemas-only',
    transform(code, id) {
      if (!/\/api\/dist\/lib\/routes\/[\w-]+\.js$/.test(id)) return null
      let result = code
      for (const { start, end } of requestBodies(this.parse(code)).toReversed()) {
        result = `${result.slice(0, start)}true${result.slice(end)}`
      }
      return { code: result, map: null }
    },
  }
}

function requestBodies(program: object): AstNode[] {
  const bodies: AstNode[] = []
  const walk = (node: object): void => {
    if ('type' in node && node.type === 'Property') {
      const { key, value } = node as unknown as Property
      if (key.name === 'body' || key.name === 'query') {
        bodies.push(value)
        return
      }
    }
    for (const child of Object.values(node) as unknown[]) {
      if (typeof child === 'object' && child !== null) walk(child)
    }
  }
  walk(program)
  return bodies.toSorted((a, b) => a.start - b.start)
}
