import type { Route, RouteResult, SuccessStatus } from '@hezo/api'
import { HezoError } from './hezo-error.ts'

/**
 * The body of a successful reply as the route's schema gives it: unknown fields dropped, undefined
 * for a status without a body. Rejects with `reply_unexpected` when it is none of the route's.
 */
export async function readReply<R extends Route>(
  route: R,
  response: Response,
): Promise<RouteResult<R>> {
  const { status } = response
  const schema = route.replies[status as SuccessStatus]
  if (schema === null) return undefined as RouteResult<R>
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = schema === 'file' ? undefined : schema?.safeParse(body)
  if (parsed?.success) return parsed.data as RouteResult<R>
  throw new HezoError('reply_unexpected', { status, cause: parsed?.error })
}
