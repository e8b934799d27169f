// Prevents: a reply that browsers take for something else than zod makes of it, or one they refuse.
import { resolve } from 'node:path'
import type { Route } from '@hezo/api'
import * as routes from '@hezo/api/routes'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { leanModule } from './lean-module.ts'

type Table = Readonly<Record<string, Readonly<Record<string, Route>>>>
type Schema = Exclude<Route['replies'][200], 'file' | null | undefined>

const table: Table = routes
const replies = Object.entries(table).flatMap(([feature, verbs]) =>
  Object.entries(verbs).flatMap(([verb, route]) =>
    Object.entries(route.replies).flatMap(([status, schema]) =>
      schema && schema !== 'file'
        ? [{ name: `${feature}.${verb}`, schema, leanIn: leanOf(feature, verb, Number(status)) }]
        : [],
    ),
  ),
)

function leanOf(feature: string, verb: string, status: number) {
  return (lean: Table): Schema => lean[feature]?.[verb]?.replies[status as 200] as Schema
}

let lean: Table

beforeAll(async () => {
  lean = await leanModule<Table>(resolve(import.meta.dirname, '../../api/dist/routes.js'))
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

/** Values that fit a schema, but for a few in which any JSON stands somewhere. */
function almost(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 40, arbitrary: fitting(schema.def as Definition) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
  )
}

function fitting(def: Definition): fc.Arbitrary<unknown> {
  const { checks, element, innerType, shape = {}, values = [] } = def
  const pattern = checks?.[0]?._zod.def.pattern
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
  it.each(replies)('$name', ({ schema, leanIn }) => {
    let fits = 0
    const agree = (value: unknown): void => {
      const whole = schema.safeParse(value)
      const read = leanIn(lean).safeParse(value)
      expect(read.success).toBe(whole.success)
      expect(read.data).toEqual(whole.data)
      if (whole.success) fits++
    }
    fc.assert(fc.property(almost(schema), agree))
    fc.assert(fc.property(fc.jsonValue(), agree))
    for (const value of [undefined, null, [], {}, '', 0, Number.NaN, Infinity]) agree(value)
    expect(fits).toBeGreaterThan(0)
  })
})
