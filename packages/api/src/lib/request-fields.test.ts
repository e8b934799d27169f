// Prevents: input that crashes the reader of a request, passes unjudged, or gets no stable code.
import { describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { goodRequests } from '../testing/good-requests.ts'
import { hostileInputs, outcomes } from '../testing/hostile-inputs.ts'
import type { RouteTable } from './route.ts'
import { routes } from './routes.ts'
import { parseShape } from './validation.ts'

const table: RouteTable = routes
const readers = Object.entries(table).flatMap(([feature, verbs]) =>
  Object.entries(verbs).flatMap(([verb, route]) => {
    const schema = route.body ?? route.query
    return schema ? [{ name: `${feature}.${verb}`, schema }] : []
  }),
)

test('every route that reads a body or a query has a good request to spoil', () => {
  expect(Object.keys(goodRequests).toSorted()).toEqual(readers.map(({ name }) => name).toSorted())
})

describe.each(readers)('$name', ({ name, schema }) => {
  const good = goodRequests[name] ?? { value: {}, fields: {} }
  const paths = Object.keys(good.fields)

  test('takes the good request', () => {
    expect(parseShape(schema, good.value)).toMatchObject({ ok: true })
  })

  test('has a kind for each of its fields', () => {
    expect(paths.toSorted()).toEqual(fieldPaths(schema).toSorted())
  })

  test.each(Object.entries(good.fields))('%s (%s) judges hostile input', (path, kind) => {
    const found = Object.entries(hostileInputs).map(([input, value]) => [
      input,
      judge(schema, withField(good.value, path, value), path),
    ])
    expect(Object.fromEntries(found)).toEqual(outcomes[kind])
  })

  test.each(paths)('%s may be missing or null only where it says so', (path) => {
    const missing = judge(schema, withField(good.value, path, undefined), path)
    const isNull = judge(schema, withField(good.value, path, null), path)
    expect(missing === 'ok').toBe(good.optional?.includes(path) ?? false)
    expect(isNull === 'ok').toBe(good.nullable?.includes(path) ?? false)
    expect(['ok', 'shape.required']).toContain(missing)
  })

  test('refuses fields it does not know, wherever they stand', () => {
    const objects = ['', ...new Set(paths.map((path) => path.split('.').slice(0, -1).join('.')))]
    for (const at of new Set(objects)) {
      const path = at === '' ? 'isAdmin' : `${at}.isAdmin`
      expect(judge(schema, withField(good.value, path, true), path)).toBe('shape.unknown_field')
    }
    const polluting: unknown = JSON.parse('{"__proto__": {"isAdmin": true}}')
    expect(judge(schema, polluting, '__proto__')).toBe('shape.unknown_field')
  })

  test.each([
    [null, 'shape.wrong_type'],
    [undefined, 'shape.required'],
    ['text', 'shape.wrong_type'],
    [7, 'shape.wrong_type'],
    [[], 'shape.wrong_type'],
  ])('refuses %j in place of an object', (value, code) => {
    expect(parseShape(schema, value)).toEqual({
      ok: false,
      fields: [{ path: '', code, values: {} }],
    })
  })
})

/** The code at a path, `ok` when the whole value passes; whatever else is refused shows too. */
function judge(schema: z.ZodMiniType, value: unknown, path: string): string {
  const parsed = parseShape(schema, value)
  if (parsed.ok) return 'ok'
  const at = parsed.fields.find((field) => field.path === path)
  return at?.code ?? parsed.fields.map((field) => `${field.path}: ${field.code}`).join(', ')
}

/** A copy with one field replaced, or left out when the value is undefined. */
function withField(
  value: Readonly<Record<string, unknown>>,
  path: string,
  field: unknown,
): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.')
  const { [name]: old, ...others } = value
  if (rest.length > 0) {
    return { ...others, [name]: withField(old as Record<string, unknown>, rest.join('.'), field) }
  }
  return field === undefined ? others : { ...others, [name]: field }
}

/** Dotted paths of all fields of an object schema. */
function fieldPaths(schema: z.ZodMiniType): string[] {
  const shape = 'shape' in schema ? (schema.shape as Record<string, z.ZodMiniType>) : {}
  return Object.entries(shape).flatMap(([name, field]) => {
    const inner = fieldPaths(field)
    return inner.length > 0 ? inner.map((path) => `${name}.${path}`) : [name]
  })
}
