import { type Node, parseSync, visitorKeys } from 'oxc-parser'
import { isProduct, packageOf, type SourceFile } from './tree.ts'

/** The rules of who sees what, and the tables that each of them guards. */
const guards = {
  visibleTickets: ['tickets', 'messages', 'attachments'],
  visibleMessages: ['messages', 'attachments'],
} as const

const reads = /^(selectFrom|\w*[jJ]oin|using|updateTable|deleteFrom|mergeInto)$/
const sqlReads = /\b(?:from|join|update|using)\s+(?:only\s+)?"?(tickets|messages|attachments)\b/gi

/**
 * Statements of the server that read, change or join tickets, messages or files without the rule of who
 * sees what in the same statement, and entries of `exempt` that need no exemption. Adding a message
 * needs a file that asks the rule; adding a ticket has no reader yet.
 *
 * @param exempt path below `packages/server/src/` → why no reader is involved there.
 */
export function queriesBesideTheRule(
  files: readonly SourceFile[],
  exempt: Readonly<Record<string, string>>,
): string[] {
  const prefix = 'packages/server/src/'
  const spared = new Set<string>()
  const breaks = files
    .filter(({ path }) => isProduct(path) && packageOf(path) === 'server')
    .flatMap((file) => {
      const found = unguarded(file)
      const path = file.path.slice(prefix.length)
      if (found.length === 0 || !Object.hasOwn(exempt, path)) return found
      spared.add(path)
      return []
    })
  const needless = Object.keys(exempt).filter((path) => !spared.has(path))
  return [...breaks, ...needless.map((path) => `${prefix}${path} needs no exemption`)]
}

function unguarded({ path, text }: SourceFile): string[] {
  const found: string[] = []
  /** @param statement the text in which the rule must stand for what is asked at `node`. */
  const walk = (node: Node, statement: string): void => {
    for (const table of tablesRead(node)) {
      for (const [rule, tables] of Object.entries(guards)) {
        if ((tables as readonly string[]).includes(table) && !statement.includes(`${rule}(`)) {
          const line = text.slice(0, node.start).split('\n').length
          found.push(`${path}:${line} asks for ${table} without ${rule}`)
        }
      }
    }
    if (
      isCallOf(node, /^insertInto$/, 'messages') &&
      !/visibleTickets\(|insertInto\('tickets'/.test(text)
    ) {
      found.push(`${path} adds to a dialogue without visibleTickets`)
    }
    const own = (child: Node): string =>
      node.type === 'ArrayExpression' || /(Statement|Declarator)$/.test(child.type)
        ? text.slice(child.start, child.end)
        : statement
    for (const key of visitorKeys[node.type] ?? []) {
      const value = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key]
      for (const child of [value].flat()) if (child) walk(child, own(child))
    }
  }
  walk(parseSync(path, text, { sourceType: 'module' }).program, text)
  return found
}

function tablesRead(node: Node): string[] {
  if (node.type === 'TaggedTemplateExpression') {
    const sql = node.quasi.quasis.map(({ value }) => value.raw).join(' ')
    return [...sql.matchAll(sqlReads)].map(([, table = '']) => table.toLowerCase())
  }
  return ['tickets', 'messages', 'attachments'].filter((table) => isCallOf(node, reads, table))
}

/** Whether a node is `….method('table …')` or `….method(['table', …])`. */
function isCallOf(node: Node, method: RegExp, table: string): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  const { property } = node.callee
  if (property.type !== 'Identifier' || !method.test(property.name)) return false
  const [first] = node.arguments
  const named = first?.type === 'ArrayExpression' ? first.elements : [first]
  return named.some(
    (name) => name?.type === 'Literal' && new RegExp(`^${table}\\b`).test(String(name.value)),
  )
}
