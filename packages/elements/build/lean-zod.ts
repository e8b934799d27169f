import type { AstNode, Plugin } from 'rollup'
import { nodesOf, type Replacement, replaceNodes } from './ast.ts'

interface Property extends AstNode {
  readonly key: { readonly name?: string; readonly value?: string }
}

type Find = (program: object, code: string) => readonly AstNode[]

/** The ways to parse that the client does not take; it calls `safeParse`. */
const otherParsers: Find = (program) =>
  nodesOf<Property>(program, 'Property').filter(({ key }) =>
    ['parse', 'parseAsync', 'safeParseAsync', 'with', 'brand', 'register', 'apply'].includes(
      key.name ?? '',
    ),
  )

/** The interface to other libraries. */
const standardSchema: Find = (program) =>
  nodesOf<Property>(program, 'Property').filter(({ key }) => key.value === '~standard')

/** What unions with a discriminator, template literals and bounds of arrays ask a schema. */
const answersToOthers: Find = (program, code) =>
  nodesOf(program, 'ExpressionStatement').filter(({ start, end }) =>
    /^(?:\w+\.)?defineLazyInternal\(inst, "(?:propValues|values|pattern)"|^capSize\(/.test(
      code.slice(start, end),
    ),
  )

/** Encoding, the way back from values to texts. */
const backward: Find = (program, code) =>
  nodesOf(program, 'IfStatement').filter(({ start, end }) =>
    code.slice(start, end).startsWith('if (ctx.direction === "backward")'),
  )

/** Turning a value into the type asked for, before it is judged. */
const coercion: Find = (program, code) =>
  nodesOf(program, 'IfStatement').filter(({ start, end }) =>
    code.slice(start, end).startsWith('if (def.coerce)'),
  )

interface Branch extends AstNode {
  readonly test: AstNode
  readonly alternate: AstNode | null
}

/** What happens when a check answers later; ours answer at once. */
function waiting(program: object, code: string): Replacement[] {
  const text = ({ start, end }: AstNode): string => code.slice(start, end)
  return nodesOf<Branch>(program, 'IfStatement')
    .filter(({ test }) => text(test).endsWith(' instanceof Promise'))
    .map((branch) => [branch, branch.alternate ? text(branch.alternate) : ''])
}

/** Settings that nobody sets, as they are then. */
const settings =
  /(?:core\.)?globalConfig\.memoizer|ctx\?\.abortEarly|globalThis\.__zod_globalConfig\?\.postProcessor/g

/** An error of a reply only says what was wrong; nobody sorts or formats it. */
const errors = `
  export class $ZodRealError extends Error {
    constructor(issues) {
      super(JSON.stringify(issues))
      this.issues = issues
    }
  }
  export const $ZodError = $ZodRealError
  export const treeifyError = String, prettifyError = String
  export const formatError = String, flattenError = String, toDotPath = String`

const parts: Readonly<Record<string, readonly Find[]>> = {
  'mini/schemas.js': [otherParsers],
  'core/schemas.js': [standardSchema, answersToOthers, backward, coercion],
}

/**
 * zod/mini as the client uses it to check replies: objects, arrays, texts, numbers, literals. Fails
 * when zod has changed so far that a part to leave out is not found.
 */
export function leanZod(): Plugin {
  return {
    name: 'lean-zod',
    load: (id) => (id.endsWith('/node_modules/zod/v4/core/errors.js') ? errors : null),
    transform(code, id) {
      const [, file] = /\/node_modules\/zod\/v4\/((?:core|mini)\/\w+\.js)$/.exec(id) ?? []
      if (!file) return null
      const plain = code.replace(settings, '(void 0)')
      const program = this.parse(plain)
      const out = (parts[file] ?? []).flatMap((find) => {
        const nodes = find(program, plain)
        if (nodes.length === 0) this.error(`zod has changed; look at lean-zod and ${file}`)
        return nodes.map((node): Replacement => [withComma(node, plain), ''])
      })
      const sync = file === 'core/schemas.js' ? waiting(program, plain) : []
      return { code: replaceNodes(plain, [...out, ...sync]), map: null }
    },
  }
}

/** A member of an object literal takes the comma that follows along. */
function withComma(node: AstNode, code: string): AstNode {
  return code[node.end] === ',' ? { ...node, end: node.end + 1 } : node
}
