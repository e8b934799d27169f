import { idempotencyKeyPattern, type Route } from '@hezo/api'
import * as z from 'zod/mini'
import type { Actor, Context, RequestOrigin, Services } from '../context.ts'
import { type IdempotentRequest, isAnswered, runOnce } from '../platform/idempotency.ts'
import type { Database } from '../platform/storage/database.ts'
import { inTransaction } from '../platform/storage/transaction.ts'
import { useOnce } from '../platform/used-once.ts'
import { ApiProblem } from '../problem.ts'
import type { BodyGate, HeldBytes } from './body-gate.ts'
import { type FileReply, fileReply } from './file-reply.ts'
import { type Authenticate, type FindActor, guard, guardAgain, type Sender } from './guard.ts'
import { type BodySource, hasArrived } from './incoming-body.ts'
import { type IncomingFile, openIncomingFile } from './incoming-file.ts'
import { ownUrlOf } from './own-url.ts'
import { checkBodyHeaders, type JsonBody, readJson } from './read-json.ts'
import { type ParsedRequest, parseRequest } from './read-request.ts'
import type { Reply } from './reply.ts'
import { requireQuota } from './require-quota.ts'
import { requireWork } from './require-work.ts'
import type { UploadQueue } from './upload-queue.ts'

/** A handler as `serve` sees it: the types that tie it to its route were checked at `handlers.ts`. */
export type AnyHandler = (
  context: Context & { readonly actor?: Actor },
  input: ParsedRequest & { readonly file?: IncomingFile },
) => Promise<{ readonly status: number; readonly body?: unknown }>

/** What a request brings that the route's handler does not read itself. */
export interface IncomingRequest {
  readonly request: Request
  /** Its body, where the platform has a faster way to it. */
  readonly stream?: BodySource | undefined
  readonly origin: RequestOrigin
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/** What requests are judged by, and what bounds them. */
export interface Door extends Services {
  readonly authenticate: Authenticate
  readonly findActor: FindActor
  readonly bodies: BodyGate
  /** Uploads that are authenticated, files that are received, and files that have arrived and are written down. */
  readonly admitting: UploadQueue
  readonly receiving: UploadQueue
  readonly keeping: UploadQueue
}

/**
 * Takes one request through its route: who asks, what is asked, the verb, the reply. Credentials come
 * before the body: a rejected request costs no reading and no parsing.
 *
 * @throws ApiProblem for everything the caller can mend; other errors are ours.
 */
export async function serve(
  name: string,
  route: Route,
  handler: AnyHandler,
  services: Door,
  { request, stream, origin, params, query }: IncomingRequest,
): Promise<Reply> {
  checkBodyHeaders(route, request.headers)
  const source: BodySource | undefined =
    route.body || route.upload ? (stream ?? request.body ?? nothing) : undefined
  let isHere = !source || (await hasArrived(source))
  const authenticate: Authenticate = (credentials) => {
    isHere ||= source?.complete === true
    return services.authenticate(credentials)
  }
  using admission = new DisposableStack()
  if (route.upload) admission.use(await services.admitting.enter(origin.address))
  const sender = await identify(route, request, { ...services, authenticate })
  const { proof } = sender
  // Where anybody may ask, what is done is nobody's.
  let actor = route.access === 'anyone' ? undefined : sender.actor
  const recheck = async (): Promise<void> => {
    if (actor && !isHere) actor = await guardAgain(route, actor, services.findActor)
  }
  using held = services.bodies.hold()
  using places = new DisposableStack()
  const body = route.body && source && (await receiveJson(route, source, held, origin, services))
  if (body) await recheck()
  const uploader = actor?.userId ?? origin.address
  const file =
    route.upload &&
    openIncomingFile({
      headers: request.headers,
      body: source ?? nothing,
      blobs: services.blobs,
      enter: () => {
        admission.dispose()
        return services.receiving.enter(uploader)
      },
      enterKeeping: async () => void places.use(await services.keeping.enter(uploader)),
      recheck,
    })
  const input = { ...parseRequest(route, params, query, body?.value), ...(file && { file }) }
  const once = route.idempotent
    ? identity(name, request, () => body?.text ?? file?.digest ?? '', services, actor)
    : undefined
  const context = {
    ...services,
    request: {
      ...origin,
      thumbprint: proof?.thumbprint,
      ownUrl: ownUrlOf(services.config.ownUrls, request.url),
    },
    transact: once ? onceOnly(services, once) : atOnce(services),
    requireWork: () => {
      const isRepeat = async (): Promise<boolean> => !!once && isAnswered(services.db, once())
      return requireWork(services, request.headers.get('proof-of-work'), isRepeat)
    },
    ...(actor && { actor }),
  }
  if (actor) await requireQuota(services, name, route, actor)
  if (asksForWork(route, sender)) await context.requireWork()
  const reply = toReply(route, await handler(context, input))
  if (!proof?.nextNonce) return reply
  return { ...reply, headers: { ...reply.headers, 'DPoP-Nonce': proof.nextNonce } }
}

const nothing: BodySource = {
  complete: true,
  async *[Symbol.asyncIterator]() {},
}

/** A body that is here takes no place among those that are waited for. */
async function receiveJson(
  route: Route,
  source: BodySource,
  held: HeldBytes,
  { address }: RequestOrigin,
  { bodies }: Door,
): Promise<JsonBody> {
  using _place = source.complete === false ? bodies.wait(address) : undefined
  return await readJson(route, source, held)
}

/**
 * Who asks. A session that begins in a browser, which tells the origin of the page, must be bound to a
 * key: what is readable on the page is then worth nothing elsewhere.
 */
async function identify(
  route: Route,
  request: Request,
  services: Pick<Door, 'authenticate' | 'clock' | 'db' | 'dpop'>,
): Promise<Sender> {
  const { method, headers, url } = request
  const asking = { method, headers, path: new URL(url).pathname }
  const sender = await guard(route, asking, services, services.clock.now())
  if (route.startsSession && !sender.proof && headers.has('origin')) {
    throw new ApiProblem('dpop_proof_rejected')
  }
  // With a token it was noted when the token was looked at.
  const { actor, proof } = sender
  if (proof && !actor) {
    const isNew = await useOnce(services.db, proof.useKey, proof.expiresAt)
    if (!isNew) throw new ApiProblem('dpop_proof_rejected')
  }
  return sender
}

function atOnce({ db }: Services): Context['transact'] {
  return (work, readAhead) =>
    inTransaction(db, async (tx, writeLast) => work(tx, writeLast, await ahead(readAhead, tx)))
}

function onceOnly({ db }: Services, once: () => IdempotentRequest): Context['transact'] {
  return (work, readAhead) => runOnce(db, once(), work, (tx) => ahead(readAhead, tx))
}

/**
 * What a create is known by when it comes again.
 *
 * @throws ApiProblem idempotency_key_missing
 */
function identity(
  name: string,
  request: Request,
  body: () => string,
  { clock }: Services,
  actor: Actor | undefined,
): () => IdempotentRequest {
  const key = request.headers.get('idempotency-key') ?? ''
  if (!idempotencyKeyPattern.test(key)) throw new ApiProblem('idempotency_key_missing')
  const { pathname, search } = new URL(request.url)
  const scope = `${actor?.userId ?? 'anyone'} ${name} ${pathname}`
  return () => ({ scope, key, body: search + body(), now: clock.now() })
}

/** The verb asks by itself after failures: only it knows of them. */
function asksForWork({ proofOfWork }: Route, { actor }: Sender): boolean {
  return proofOfWork === 'always' || (proofOfWork === 'unless_signed_in' && !actor)
}

/** Without a reader nobody looks at what was read. */
async function ahead<A>(
  readAhead: ((tx: Database) => Promise<A>) | undefined,
  tx: Database,
): Promise<A> {
  return readAhead ? readAhead(tx) : (undefined as A)
}

function toReply(
  route: Route,
  { status, body }: { readonly status: number; readonly body?: unknown },
): Reply {
  const schema = route.replies[status as keyof typeof route.replies]
  if (!schema) return { status, headers: {}, body: null }
  // `handlers.ts` does not compile with anything else here.
  if (schema === 'file') return fileReply(status, body as FileReply)
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(z.encode(schema, body)),
  }
}
