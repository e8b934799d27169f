import type { Access } from '@hezo/api'
import type { Actor } from '../context.ts'
import { ApiProblem } from '../problem.ts'

/** Finds who a bearer token speaks for; undefined when it speaks for nobody any more. */
export type Authenticate = (accessToken: string) => Promise<Actor | undefined>

/**
 * Lets a request through to a route of this access, with its actor.
 *
 * @throws ApiProblem unauthenticated, forbidden
 */
export async function guard(
  access: Access,
  authorization: string | null,
  authenticate: Authenticate,
): Promise<Actor | undefined> {
  if (access === 'anyone') return undefined
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1]
  const actor = token && token.length <= 2048 ? await authenticate(token) : undefined
  if (!actor) throw new ApiProblem('unauthenticated')
  if (!access.includes(actor.role)) throw new ApiProblem('forbidden')
  return actor
}
