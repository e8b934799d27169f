import { isOpenBeforeApproval, type Route } from '@hezo/api'
import type { Actor } from '../context.ts'
import { ApiProblem } from '../problem.ts'

/** Finds who a bearer token speaks for; undefined when it speaks for nobody any more. */
export type Authenticate = (accessToken: string) => Promise<Actor | undefined>

/**
 * Lets a request through to a route, with its actor, if the route is open to him.
 *
 * @throws ApiProblem unauthenticated, approval_pending, forbidden
 */
export async function guard(
  route: Pick<Route, 'access' | 'path'>,
  authorization: string | null,
  authenticate: Authenticate,
): Promise<Actor | undefined> {
  const { access } = route
  if (access === 'anyone') return undefined
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1]
  const actor = token && token.length <= 2048 ? await authenticate(token) : undefined
  if (!actor) throw new ApiProblem('unauthenticated')
  if (!actor.isApproved && !isOpenBeforeApproval(route)) throw new ApiProblem('approval_pending')
  if (!access.includes(actor.role)) throw new ApiProblem('forbidden')
  return actor
}
