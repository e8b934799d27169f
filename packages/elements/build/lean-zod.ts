import type { AstNode, Plugin } from 'rollup'
import { nodesOf, type Replacement, replaceNodes } from './ast.ts'
import { applyEdits, type Edit } from './edits.ts'

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
    /^(?:\w+\.)?defineLazyInternal\(inst, "(?:propValues|values|pattern)"|^capSize\(|^inst\._zod\.(?:pattern|values|version) = /.test(
      code.slice(start, end),
    ),
  )

/** Shapes that are read for the first time while they are still being made; ours are complete. */
const lazyShapes: Find = (program, code) =>
  ['ExpressionStatement', 'IfStatement', 'VariableDeclaration']
    .flatMap((type) => nodesOf(program, type))
    .filter(({ start, end }) =>
      /^(?:util\.installLazyProp\(inst, "shape"|if \(sh\)|const (?:desc|sh) = .*\bshape\b|globalThis\.__zod_globalConfig|\(_a = globalThis\)\.__zod_globalConfig)/.test(
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

interface Literal extends AstNode {
  readonly properties: readonly Property[]
}

/** What a sentence about a wrong value would name; a reply that does not fit is told by code. */
const details: Find = (program) =>
  nodesOf<Literal>(program, 'ObjectExpression')
    .filter(({ properties }) => properties.some(({ key }) => key?.name === 'code'))
    .flatMap(({ properties }) =>
      properties.filter(({ key }) => !['code', 'continue', 'path'].includes(key?.name ?? '')),
    )

interface Branch extends AstNode {
  readonly test: AstNode
  readonly alternate: AstNode | null
}

/** What happens when a check answers later; ours answer at once. */
function waiting(program: object, code: string): Replacement[] {
  const text = ({ start, end }: AstNode): string => code.slice(start, end)
  return nodesOf<Branch>(program, 'IfStatement')
    .filter(({ test }) => /\binstanceof Promise(?: && ctx\?\.async === false)?$/.test(text(test)))
    .map((branch) => [branch, branch.alternate ? text(branch.alternate) : ''])
}

/** Settings that nobody sets, as they are then. */
const settings =
  /(?:core\.)?globalConfig\.memoizer|ctx\?\.abortEarly|globalThis\.__zod_globalConfig\?\.postProcessor/g

/** What does not fit is told by code and place; the schema and its sentences stay out. */
const refusals: readonly Edit[] = [
  [
    'function failure(Err, issues, ctx) {',
    `function failure(Err, issues) {
      return { success: false, error: new Err(issues.map(({ code, path }) => ({ code, path }))) }`,
  ],
]

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

/**
 * Functions that mind what ours never does (classes of one's own, circles, errors thrown half-way),
 * and what they come to without.
 */
const functions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'core/core.js': {
    $constructor: `{
      function Schema(def) {
        init(this, def)
        for (const act of this._zod.deferred ?? []) act()
      }
      const init = (inst, def) => {
        inst._zod ??= { def, constr: Schema, traits: new Set() }
        if (inst._zod.traits.has(name)) return
        inst._zod.traits.add(name)
        initializer(inst, def)
        Object.assign(inst, proto)
      }
      Schema.init = init
      return Schema
    }`,
  },
  'core/util.js': {
    defineLazyInternal:
      '{ Object.defineProperty(inst._zod, key, { get: () => compute(inst._zod) }) }',
    attachSchema: '{}',
  },
}

interface FunctionNode extends AstNode {
  readonly id: { readonly name: string }
  readonly body: AstNode
}

/** Fails when a function is gone: without one of them the others would do harm. */
function plainFunctions(program: object, file: string): Replacement[] {
  const declared = nodesOf<FunctionNode>(program, 'FunctionDeclaration')
  return Object.entries(functions[file] ?? {}).map(([name, plain]) => {
    const node = declared.find(({ id }) => id.name === name)
    if (!node) throw new Error(`zod has changed; ${file} lacks ${name}`)
    return [node.body, plain]
  })
}

const parts: Readonly<Record<string, readonly Find[]>> = {
  'core/schemas.js': [standardSchema, answersToOthers, backward, coercion, details, lazyShapes],
  'mini/schemas.js': [otherParsers, lazyShapes],
  'core/core.js': [lazyShapes],
  'core/checks.js': [details],
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
      const isParse = file === 'core/parse.js'
      const edited = isParse ? applyEdits(code, refusals, file) : code
      const plain = edited.replace(settings, '(void 0)')
      const program = this.parse(plain)
      const out = (parts[file] ?? []).flatMap((find) => {
        const nodes = find(program, plain)
        if (nodes.length === 0) this.error(`zod has changed; look at lean-zod and ${file}`)
        return nodes.map((node): Replacement => [withComma(node, plain), ''])
      })
      const sync = isParse || file === 'core/schemas.js' ? waiting(program, plain) : []
      return {
        code: replaceNodes(plain, [...out, ...sync, ...plainFunctions(program, file)]),
        map: null,
      }
    },
  }
}

/** A member of an object literal takes the comma that follows along. */
function withComma(node: AstNode, code: string): AstNode {
  return code[node.end] === ',' ? { ...node, end: node.end + 1 } : node
}
