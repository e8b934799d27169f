import { idempotencyKeyPattern, type Route } from '@hezo/api'
import * as z from 'zod/mini'
import type { Actor, Context, RequestOrigin, Services } from '../context.ts'
import { runOnce } from '../platform/idempotency.ts'
import type { Database } from '../platform/storage/database.ts'
import { inTransaction } from '../platform/storage/transaction.ts'
import { ApiProblem } from '../problem.ts'
import { type Authenticate, guard } from './guard.ts'
import { type ParsedRequest, parseRequest, readJson } from './read-request.ts'
import type { Reply } from './reply.ts'

/** A handler as `serve` sees it: the types that tie it to its route were checked at `handlers.ts`. */
export type AnyHandler = (
  context: Context & { readonly actor?: Actor },
  input: ParsedRequest,
) => Promise<{ readonly status: number; readonly body?: unknown }>

/** What a request brings that the route's handler does not read itself. */
export interface IncomingRequest {
  readonly request: Request
  readonly origin: RequestOrigin
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/**
 * Takes one request through its route: who asks, what is asked, the verb, the reply.
 *
 * @throws ApiProblem for everything the caller can mend; other errors are ours.
 */
export async function serve(
  name: string,
  route: Route,
  handler: AnyHandler,
  services: Services & { readonly authenticate: Authenticate },
  { request, origin, params, query }: IncomingRequest,
): Promise<Reply> {
  const actor = await guard(
    route.access,
    request.headers.get('authorization'),
    services.authenticate,
  )
  const body = route.body ? await readJson(request) : undefined
  const input = parseRequest(route, params, query, body?.value)
  const context = {
    ...services,
    request: origin,
    transact: route.idempotent
      ? onceOnly(name, request, body?.text ?? '', services, actor)
      : atOnce(services),
    ...(actor && { actor }),
  }
  const reply = await handler(context, input)
  return jsonReply(route, reply)
}

function atOnce({ db }: Services): Context['transact'] {
  return (work, readAhead) =>
    inTransaction(db, async (tx, writeLast) => work(tx, writeLast, await ahead(readAhead, tx)))
}

function onceOnly(
  name: string,
  request: Request,
  body: string,
  { db, clock }: Services,
  actor: Actor | undefined,
): Context['transact'] {
  const key = request.headers.get('idempotency-key') ?? ''
  if (!idempotencyKeyPattern.test(key)) throw new ApiProblem('idempotency_key_missing')
  const scope = `${actor?.userId ?? 'anyone'} ${name} ${new URL(request.url).pathname}`
  return (work, readAhead) =>
    runOnce(db, { scope, key, body, now: clock.now() }, work, (tx) => ahead(readAhead, tx))
}

/** Without a reader nobody looks at what was read. */
async function ahead<A>(
  readAhead: ((tx: Database) => Promise<A>) | undefined,
  tx: Database,
): Promise<A> {
  return readAhead ? readAhead(tx) : (undefined as A)
}

function jsonReply(
  route: Route,
  { status, body }: { readonly status: number; readonly body?: unknown },
): Reply {
  const schema = route.replies[status as keyof typeof route.replies]
  if (!schema) return { status, headers: {}, body: null }
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(z.encode(schema, body)),
  }
}
