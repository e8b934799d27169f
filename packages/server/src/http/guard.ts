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

/** Who sends a request, and which key it proves to hold. */
export interface Sender {
  readonly actor: Actor | undefined
  readonly proof: DpopProof | undefined
}

/** The parts of a request that the guard looks at. */
type Asking = Pick<DpopTarget, 'method' | 'path'> & { readonly headers: Headers }

/**
 * Lets a request through to a route, with its sender, if the route is open to him. The scheme of
 * `Authorization` says whether a proof goes with the token: one without the other is none.
 *
 * @throws ApiProblem unauthenticated, approval_pending, forbidden, dpop_proof_rejected,
 *   dpop_nonce_required
 */
export async function guard(
  route: Pick<Route, 'access' | 'path'>,
  { method, path, headers }: Asking,
  door: { readonly authenticate: Authenticate; readonly dpop: Dpop },
  now: Date,
): Promise<Sender> {
  const { access } = route
  const dpop = headers.get('dpop')
  const isOpen = access === 'anyone'
  const [, scheme, accessToken = ''] = isOpen ? [] : readToken(headers.get('authorization'))
  if (!isOpen && (scheme === 'dpop') !== (dpop !== null)) throw new ApiProblem('unauthenticated')
  const target = { method, path, accessToken: isOpen ? undefined : accessToken }
  const proof = dpop === null ? undefined : await door.dpop.verify(dpop, target, now)
  if (isOpen) return { actor: undefined, proof }
  const actor = await door.authenticate({ accessToken, proof })
  if (!actor) throw new ApiProblem('unauthenticated')
  if (!actor.isApproved && !isOpenBeforeApproval(route)) throw new ApiProblem('approval_pending')
  if (!access.includes(actor.role)) throw new ApiProblem('forbidden')
  return { actor, proof }
}

/** @throws ApiProblem unauthenticated */
function readToken(authorization: string | null): readonly string[] {
  const found = /^(Bearer|DPoP) ([\w.~+/-]+=*)$/i.exec(authorization ?? '')
  if (!found || (found[2]?.length ?? 0) > 2048) throw new ApiProblem('unauthenticated')
  return [found[0], found[1]?.toLowerCase() ?? '', found[2] ?? '']
}
