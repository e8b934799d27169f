import { isOpenBeforeApproval, type Route } from '@hezo/api'
import type { Actor } from '../context.ts'
import type { Dpop, DpopProof, DpopTarget } from '../platform/dpop.ts'
import { ApiProblem } from '../problem.ts'

/** What a request brings to say whose it is. */
export interface Credentials {
  readonly accessToken: string
  readonly proof: DpopProof | undefined
}

/** Finds whom they speak for; undefined when for nobody (any more). */
export type Authenticate = (credentials: Credentials) => Promise<Actor | undefined>

/** Finds the actor of a session as the database knows them now; undefined once the session has ended. */
export type FindActor = (sessionId: string) => Promise<Actor | undefined>

/** Who sends a request, and which key it proves to hold. */
export interface Sender {
  readonly actor: Actor | undefined
  readonly proof: DpopProof | undefined
}

/** The parts of a request that the guard looks at. */
type Asking = Pick<DpopTarget, 'method' | 'path'> & { readonly headers: Headers }

/** What the guard asks about credentials. */
interface Door {
  readonly authenticate: Authenticate
  readonly dpop: Dpop
}

/**
 * Lets a request through to a route, with its sender, if the route is open to him.
 *
 * @throws ApiProblem unauthenticated, approval_pending, forbidden, dpop_proof_rejected,
 *   dpop_nonce_required
 */
export async function guard(
  route: Pick<Route, 'access' | 'path' | 'proofOfWork'>,
  asking: Asking,
  door: Door,
  now: Date,
): Promise<Sender> {
  const { access, proofOfWork } = route
  const { method, path, headers } = asking
  if (access === 'anyone') {
    if (proofOfWork === 'unless_signed_in' && headers.has('authorization')) {
      return knownOrAnyone(asking, door, now)
    }
    const dpop = headers.get('dpop')
    const proof = dpop === null ? undefined : await door.dpop.verify(dpop, { method, path }, now)
    return { actor: undefined, proof }
  }
  const sender = await known(asking, door, now)
  requireAccess(route, sender.actor)
  return sender
}

/**
 * Looks at the session again once a body has arrived, so that access revoked during a slow upload
 * still counts. The DPoP proof and the token's own end were judged when the request began.
 *
 * @throws ApiProblem unauthenticated, approval_pending, forbidden
 */
export async function guardAgain(
  route: Pick<Route, 'access' | 'path'>,
  { sessionId }: Actor,
  findActor: FindActor,
): Promise<Actor> {
  const actor = await findActor(sessionId)
  if (!actor) throw new ApiProblem('unauthenticated')
  requireAccess(route, actor)
  return actor
}

function requireAccess(route: Pick<Route, 'access' | 'path'>, actor: Actor): void {
  if (!actor.isApproved && !isOpenBeforeApproval(route)) throw new ApiProblem('approval_pending')
  if (!route.access.includes(actor.role)) throw new ApiProblem('forbidden')
}

/**
 * Whose token came. The scheme of `Authorization` says whether a proof goes with it: one without the
 * other is none.
 */
async function known(
  { method, path, headers }: Asking,
  { authenticate, dpop }: Door,
  now: Date,
): Promise<Sender & { readonly actor: Actor }> {
  const [scheme, accessToken] = readToken(headers.get('authorization'))
  const written = headers.get('dpop')
  if ((scheme === 'dpop') !== (written !== null)) throw new ApiProblem('unauthenticated')
  const proof =
    written === null ? undefined : await dpop.verify(written, { method, path, accessToken }, now)
  const actor = await authenticate({ accessToken, proof })
  if (!actor) throw new ApiProblem('unauthenticated')
  return { actor, proof }
}

/** A session is of use here but not needed: one that has ended is as good as none. */
async function knownOrAnyone(asking: Asking, door: Door, now: Date): Promise<Sender> {
  try {
    return await known(asking, door, now)
  } catch (error) {
    const isNone = error instanceof ApiProblem && error.code !== 'dpop_nonce_required'
    if (isNone) return { actor: undefined, proof: undefined }
    throw error
  }
}

/** @throws ApiProblem unauthenticated */
function readToken(authorization: string | null): readonly [scheme: string, token: string] {
  const [, scheme = '', token = ''] =
    /^(Bearer|DPoP) ([\w.~+/-]+=*)$/i.exec(authorization ?? '') ?? []
  if (!token || token.length > 2048) throw new ApiProblem('unauthenticated')
  return [scheme.toLowerCase(), token]
}
