// Prevents: a reply that browsers take for something else than zod makes of it, or one they refuse.
import { resolve } from 'node:path'
import { Problem, type Route, WorkChallenge } from '@hezo/api'
import * as routes from '@hezo/api/routes'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { leanModule } from './lean-module.ts'

type Table = Readonly<Record<string, Readonly<Record<string, Route>>>>
type Schema = Exclude<Route['replies'][200], 'file' | null | undefined>

interface Lean {
  readonly routes: Table
  readonly problem: Schema
  readonly task: Schema
}

const table: Table = routes
const replies = Object.entries(table).flatMap(([feature, verbs]) =>
  Object.entries(verbs).flatMap(([verb, route]) =>
    Object.entries(route.replies).flatMap(([status, schema]) =>
      schema && schema !== 'file'
        ? [{ name: `${feature}.${verb}`, schema, leanOf: replyOf(feature, verb, Number(status)) }]
        : [],
    ),
  ),
)

function replyOf(feature: string, verb: string, status: number) {
  return (lean: Lean): Schema => lean.routes[feature]?.[verb]?.replies[status as 200] as Schema
}

let lean: Lean

beforeAll(async () => {
  const api = resolve(import.meta.dirname, '../../api/dist')
  const { Problem: problem } = await leanModule<{ Problem: Schema }>(`${api}/lib/problem.js`)
  const { WorkChallenge: task } = await leanModule<{ WorkChallenge: Schema }>(
    `${api}/lib/schemas/proof-of-work.js`,
  )
  lean = { routes: await leanModule<Table>(`${api}/routes.js`), problem, task }
})

/** What zod tells of a schema, as far as replies need it. */
interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, Schema>>
  readonly element?: Schema
  readonly innerType?: Schema
  readonly values?: readonly unknown[]
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly pattern?: RegExp } } }[]
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom(undefined, Number.NaN, Number.POSITIVE_INFINITY, [], {}),
)

/** Values that fit a schema, but for a few in which something else stands somewhere. */
function almost(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 30, arbitrary: fitting(schema.def as Definition) },
    { weight: 1, arbitrary: odd },
  )
}

function fitting(def: Definition): fc.Arbitrary<unknown> {
  const { checks, element, innerType, shape = {}, values = [] } = def
  const pattern = checks?.map(({ _zod }) => _zod.def.pattern).find(Boolean)
  switch (def.type) {
    case 'string':
      return pattern ? fc.stringMatching(pattern) : fc.string({ maxLength: 5 })
    case 'number':
      return fc.integer()
    case 'boolean':
      return fc.boolean()
    case 'literal':
      return fc.constantFrom(...values)
    case 'nullable':
      return fc.option(almost(innerType as Schema), { nil: null })
    case 'optional':
      return almost(innerType as Schema)
    case 'array':
      return fc.array(almost(element as Schema), { maxLength: 3 })
    case 'object': {
      const fields = Object.entries(shape).map(([key, field]) => [key, almost(field)] as const)
      const optional = fields.filter(([key]) => shape[key]?.def.type === 'optional')
      const unknown = fc.dictionary(fc.constantFrom('newer', 'other'), fc.boolean())
      const requiredKeys = fields.filter((field) => !optional.includes(field)).map(([key]) => key)
      return fc
        .tuple(unknown, fc.record(Object.fromEntries(fields), { requiredKeys }))
        .map((both) => Object.assign({}, ...both) as unknown)
    }
    default:
      throw new Error(`no values are made for ${def.type} yet`)
  }
}

describe('what browsers read of a reply is what zod reads', () => {
  it.each([
    ...replies,
    { name: 'a failure', schema: Problem as Schema, leanOf: ({ problem }: Lean) => problem },
    { name: 'a task', schema: WorkChallenge as Schema, leanOf: ({ task }: Lean) => task },
  ])('$name', ({ schema, leanOf }) => {
    let fits = 0
    const agree = (value: unknown): void => {
      const whole = schema.safeParse(value)
      const read = leanOf(lean).safeParse(value)
      expect(read.success).toBe(whole.success)
      expect(read.data).toEqual(whole.data)
      if (whole.success) fits++
    }
    fc.assert(fc.property(almost(schema), agree), { numRuns: 300 })
    fc.assert(fc.property(odd, agree))
    expect(fits).toBeGreaterThan(0)
  })
})
