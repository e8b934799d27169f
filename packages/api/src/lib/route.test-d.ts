// Compiled, never run: each `@ts-expect-error` is a mistake that the types must refuse.
import * as z from 'zod/mini'
import {
  route,
  type RouteInput,
  type RouteReply,
  type RouteRequest,
  type RouteResult,
} from './route.ts'

const Thing = z.object({ id: z.string() })
const details = { access: 'anyone', replies: { 200: Thing }, errors: [] } as const

route('GET', '/v1/things/:thingId', { thingId: z.string() }, details)
route(
  'GET',
  '/v1/things/:thingId/parts/:partId',
  { thingId: z.string(), partId: z.string() },
  details,
)

// @ts-expect-error -- a path parameter without its schema
route('GET', '/v1/things/:thingId', {}, details)
// @ts-expect-error -- the last of two parameters without its schema
route('GET', '/v1/things/:thingId/parts/:partId', { thingId: z.string() }, details)
// @ts-expect-error -- a schema for a parameter that the path does not have
route('GET', '/v1/things', { thingId: z.string() }, details)
// @ts-expect-error -- a path outside /v1/
route('GET', '/things', {}, details)
// @ts-expect-error -- an error code that is not in the table
route('GET', '/v1/things', {}, { access: 'anyone', replies: { 200: Thing }, errors: ['oops'] })
// @ts-expect-error -- a role that does not exist
route('GET', '/v1/things', {}, { access: ['boss'], replies: { 200: Thing }, errors: [] })
// @ts-expect-error -- no access rule
route('GET', '/v1/things', {}, { replies: { 200: Thing }, errors: [] })
// @ts-expect-error -- a status that is no success, beside one that is
route('GET', '/v1/things', {}, { ...details, replies: { 200: Thing, 404: Thing } })
// @ts-expect-error -- a misspelt key
route('POST', '/v1/things', {}, { ...details, idempotant: true })

const read = route('GET', '/v1/things/:thingId', { thingId: z.string() }, details)
const change = route(
  'PATCH',
  '/v1/things/:thingId',
  { thingId: z.string() },
  {
    access: 'anyone',
    body: z.strictObject({ note: z._default(z.string(), '') }),
    replies: { 200: Thing, 204: null },
    errors: [],
  },
)

export const goodReplies: RouteReply<typeof change>[] = [
  { status: 200, body: { id: '1' } },
  { status: 204 },
]
// @ts-expect-error -- a status that the route does not declare
export const undeclaredStatus: RouteReply<typeof read> = { status: 201, body: { id: '1' } }
// @ts-expect-error -- a body that the schema of the status refuses
export const wrongBody: RouteReply<typeof read> = { status: 200, body: { id: 1 } }
// @ts-expect-error -- no body where the status has one
export const noBody: RouteReply<typeof change> = { status: 200 }
// @ts-expect-error -- a body where the status has none
export const extraBody: RouteReply<typeof change> = { status: 204, body: { id: '1' } }

export const input: RouteInput<typeof change> = { params: { thingId: '1' }, body: { note: '' } }
// @ts-expect-error -- a handler is given what the schema filled in
export const unfilled: RouteInput<typeof change> = { params: { thingId: '1' }, body: {} }
export const request: RouteRequest<typeof change> = { params: { thingId: '1' }, body: {} }
// @ts-expect-error -- a caller must give the parameters of the path
export const noParams: RouteRequest<typeof read> = {}
export const results: RouteResult<typeof change>[] = [{ id: '1' }, undefined]
// @ts-expect-error -- a route without 204 always has a result
export const noResult: RouteResult<typeof read> = undefined
