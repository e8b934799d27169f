import type { AstNode } from 'rollup'

/** What takes the place of a node of the source: an empty text takes it out. */
export type Replacement = readonly [node: AstNode, text: string]

/** All nodes of one type, in the order they begin. */
export function nodesOf<Node extends AstNode>(program: object, type: string): Node[] {
  const found: Node[] = []
  const walk = (node: object): void => {
    if ('type' in node && node.type === type) found.push(node as unknown as Node)
    for (const child of Object.values(node) as unknown[]) {
      if (typeof child === 'object' && child !== null) walk(child)
    }
  }
  walk(program)
  return found.toSorted((a, b) => a.start - b.start)
}

/** The source with some nodes replaced; of nodes within each other the outer one counts. */
export function replaceNodes(code: string, replacements: readonly Replacement[]): string {
  let result = ''
  let end = 0
  for (const [node, text] of replacements.toSorted(([a], [b]) => a.start - b.start)) {
    if (node.start < end) continue
    result += code.slice(end, node.start) + text
    end = node.end
  }
  return result + code.slice(end)
}
