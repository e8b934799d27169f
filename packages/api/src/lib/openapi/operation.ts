import type * as z from 'zod/mini'
import { bodyLimit } from '../body-limit.ts'
import { type ErrorCode, errorStatuses } from '../error-codes.ts'
import type { Route } from '../route.ts'
import { routeErrors } from '../route-errors.ts'
import { sentences } from '../sentences/en.ts'
import type { OperationDocs } from './documentation.ts'
import type { OperationExample } from './examples.ts'
import type { JsonObject } from './json.ts'
import type { JsonSchemas } from './json-schemas.ts'

/** Everything that one operation is written from. */
export interface OperationSource {
  readonly feature: string
  readonly verb: string
  readonly route: Route
  readonly docs: OperationDocs
  readonly example?: OperationExample | undefined
}

// A file as it is; OpenAPI 3.1 gives its bytes no schema.
const bytes = { 'application/octet-stream': {} }

const retried: ReadonlySet<ErrorCode> = new Set([
  'rate_limited',
  'quota_exceeded',
  'overloaded',
  'storage_full',
  'unavailable',
])

const successes = {
  200: 'Done.',
  201: 'Made.',
  202: 'Taken; it is dealt with later.',
  204: 'Done; there is nothing to say.',
} as const

/** The OpenAPI operation of a route; `operationId` is the name of the call in the SDK. */
export function createOperation(source: OperationSource, schemas: JsonSchemas): JsonObject {
  const { feature, verb, route, docs, example } = source
  return {
    operationId: `${feature}.${verb}`,
    tags: [feature],
    ...docs,
    ...accessOf(route),
    parameters: parametersOf(route, schemas),
    ...(route.body && {
      requestBody: {
        required: true,
        description: `At most ${bodyLimit(route)} bytes.`,
        content: { 'application/json': media(schemas.of(route.body), example?.body) },
      },
    }),
    ...(route.upload && { requestBody: { required: true, content: bytes } }),
    responses: { ...repliesOf(route, schemas, example), ...refusalsOf(route) },
  }
}

function accessOf(route: Route): JsonObject {
  if (route.access === 'anyone') return { security: [] }
  return { security: [{ accessToken: [] }], 'x-roles': route.access }
}

function parametersOf(route: Route, schemas: JsonSchemas): JsonObject[] {
  const inPath = Object.entries(route.params).map(([name, schema]) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas.of(schema),
  }))
  const { properties = {}, required = [] } = route.query ? schemas.of(route.query) : {}
  const inQuery = Object.entries(properties as Record<string, JsonObject>).map(
    ([name, schema]) => ({
      name,
      in: 'query',
      ...((required as string[]).includes(name) && { required: true }),
      schema,
      // A list is one value with commas in it: `status=new,in_progress`.
      ...(schema['type'] === 'array' && { style: 'form', explode: false }),
    }),
  )
  const shared = [
    'AcceptLanguage',
    ...(route.idempotent ? ['IdempotencyKey'] : []),
    ...(route.proofOfWork ? ['ProofOfWork'] : []),
    ...(readsProof(route) ? ['DPoP'] : []),
  ]
  return [
    ...inPath,
    ...inQuery,
    ...shared.map((name) => ({ $ref: `#/components/parameters/${name}` })),
  ]
}

/** Whether a proof of possession says something about the sender there. */
function readsProof({ access, startsSession, knowsDevice, proofOfWork }: Route): boolean {
  if (access !== 'anyone') return true
  return !!startsSession || !!knowsDevice || proofOfWork === 'unless_signed_in'
}

function repliesOf(route: Route, schemas: JsonSchemas, example?: OperationExample): JsonObject {
  const replies: JsonObject = {}
  for (const [status, description] of Object.entries(successes)) {
    const schema: z.ZodMiniType | 'file' | null | undefined =
      route.replies[Number(status) as keyof typeof successes]
    if (schema === undefined) continue
    replies[status] = {
      description,
      ...(schema && {
        content:
          schema === 'file'
            ? bytes
            : { 'application/json': media(schemas.of(schema), example?.reply) },
      }),
    }
  }
  return replies
}

function refusalsOf(route: Route): JsonObject {
  const byStatus = Map.groupBy(routeErrors(route), (code) => errorStatuses[code])
  const refusals: JsonObject = {}
  for (const [status, codes] of byStatus) refusals[status] = refusalOf(codes)
  const isMendable = [...byStatus.keys()].some((status) => status < 500)
  return isMendable
    ? refusals
    : { ...refusals, 431: { description: 'The headers of the request are too large.' } }
}

function refusalOf(codes: readonly ErrorCode[]): JsonObject {
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Problem' },
      { type: 'object', properties: { code: { enum: codes } } },
    ],
  }
  return {
    description: codes.map((code) => `- \`${code}\`: ${sentences.problems[code]}`).join('\n'),
    ...(codes.some((code) => retried.has(code)) && {
      headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    }),
    content: { 'application/problem+json': { schema } },
  }
}

function media(schema: JsonObject, example: JsonObject | undefined): JsonObject {
  return { schema, ...(example && { example }) }
}
