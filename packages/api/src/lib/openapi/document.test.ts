import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../error-codes.ts'
import { errorStatuses } from '../error-codes.ts'
import type { Route, RouteTable } from '../route.ts'
import { routeErrors } from '../route-errors.ts'
import { routes } from '../routes.ts'
import { parseShape } from '../validation.ts'
import { openApiDocument } from './document.ts'
import { examples, type OperationExample } from './examples.ts'
import { namedSchemas } from './named-schemas.ts'

const document = openApiDocument({ serverUrl: 'https://support.example' })
const text = JSON.stringify(document)
const table: RouteTable = routes
const shown: Record<string, Record<string, OperationExample> | undefined> = examples
const all: [string, Route, OperationExample | undefined][] = Object.entries(table).flatMap(
  ([feature, verbs]) =>
    Object.entries(verbs).map(([verb, route]): [string, Route, OperationExample | undefined] => [
      `${feature}.${verb}`,
      route,
      shown[feature]?.[verb],
    ]),
)

/** The parts of an operation that tests look at. */
interface Operation {
  operationId: string
  security: object[]
  parameters: { $ref?: string; name?: string; in?: string; required?: boolean }[]
  requestBody?: object
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}

describe.each(all)('%s', (name, route, example) => {
  const path = route.path.replace(/:(\w+)/g, '{$1}')
  const item = document.paths[path] as unknown as Record<string, Operation>
  const operation = item[route.method.toLowerCase()]

  test('is described under its name, path and method', () => {
    expect(operation?.operationId).toBe(name)
  })

  test('asks for a token exactly when it needs a session', () => {
    expect(operation?.security).toEqual(route.access === 'anyone' ? [] : [{ accessToken: [] }])
  })

  test('describes each parameter, and the key of repeats that are recognised', () => {
    const params = operation?.parameters ?? []
    const inPath = params.filter((param) => param.in === 'path').map((param) => param.name)
    const inQuery = params.filter((param) => param.in === 'query').map((param) => param.name)
    expect(inPath).toEqual(Object.keys(route.params))
    expect(inQuery).toEqual(
      route.query && 'shape' in route.query ? Object.keys(route.query.shape as object) : [],
    )
    expect(params.some(({ $ref }) => $ref?.endsWith('/IdempotencyKey'))).toBe(!!route.idempotent)
    expect(operation?.requestBody !== undefined).toBe((route.body ?? route.upload) !== undefined)
  })

  test('lists every code that it can answer with, under its status, and no other', () => {
    const listed = Object.entries(operation?.responses ?? {}).flatMap(([status, { content }]) => {
      const problem = content?.['application/problem+json']
      const codes = JSON.stringify(problem?.schema ?? '').match(/"enum":\[(.*?)\]/)?.[1]
      return codes?.split(',').map((code) => `${status} ${code.slice(1, -1)}`) ?? []
    })
    const expected = routeErrors(route).map((code: ErrorCode) => `${errorStatuses[code]} ${code}`)
    expect(listed.toSorted()).toEqual(expected.toSorted())
  })

  test('shows examples that its own schemas take', () => {
    const replies = Object.values(route.replies).filter(
      (schema) => schema !== null && schema !== 'file',
    )
    const judged = [
      example?.body && route.body && parseShape(route.body, example.body),
      example?.reply && replies[0] && parseShape(replies[0], example.reply),
    ]
    const refused = judged.filter((parsed) => parsed !== undefined && !parsed.ok)
    expect(refused).toEqual([])
  })
})

test('every reference leads to something', () => {
  const references = [...text.matchAll(/"\$ref":"#\/(.*?)"/g)].map(([, path = '']) => path)
  const lost = references.filter(
    (path) =>
      path
        .split('/')
        .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], document) ===
      undefined,
  )
  expect(references.length).toBeGreaterThan(50)
  expect(lost).toEqual([])
})

test('every name stands for a schema that says something', () => {
  const { schemas } = document['components'] as unknown as { schemas: Record<string, object> }
  expect(Object.keys(schemas)).toEqual(Object.keys(namedSchemas))
  for (const schema of Object.values(schemas)) expect(schema).toHaveProperty('type')
})

test('the server is the one that was asked for', () => {
  expect(document['servers']).toEqual([{ url: 'https://support.example' }])
})

test('objects of replies stay open, so that fields can be added; those of requests are closed', () => {
  const { schemas } = document['components'] as unknown as { schemas: Record<string, object> }
  expect(schemas['Ticket']).not.toHaveProperty('additionalProperties')
  expect(schemas['NewTicket']).toHaveProperty('additionalProperties', false)
})

test('two documents are equal and independent', () => {
  const other = openApiDocument({ serverUrl: 'https://support.example' })
  other.paths = {}
  expect(JSON.stringify(openApiDocument({ serverUrl: 'https://support.example' }))).toBe(text)
})
