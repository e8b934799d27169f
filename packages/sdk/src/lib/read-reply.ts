import type { Route, SuccessStatus } from '@hezo/api'
import type { CallResult } from './call.ts'
import { HezoError } from './hezo-error.ts'

/**
 * The body of a successful reply as the route's schema gives it: unknown fields dropped, undefined
 * for a status without a body; or the file that it is. Rejects with `reply_unexpected` when it is
 * none of the route's.
 */
export async function readReply<R extends Route>(
  route: R,
  response: Response,
): Promise<CallResult<R>> {
  const { status } = response
  const schema = route.replies[status as SuccessStatus]
  if (schema === null) return undefined as CallResult<R>
  if (schema === 'file') return (await readFile(response)) as CallResult<R>
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = schema?.safeParse(body)
  if (parsed?.success) return parsed.data as CallResult<R>
  throw new HezoError('reply_unexpected', { status, cause: parsed?.error })
}

/** The name as RFC 6266 §4.3 carries it: in UTF-8, or in ASCII where that is enough. */
async function readFile(response: Response): Promise<File> {
  const disposition = response.headers.get('content-disposition') ?? ''
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? []
  const [, plain = ''] = /filename="?((?:\\.|[^"\\;])+)/.exec(disposition) ?? []
  const name = encoded ? decodeURIComponent(encoded) : plain.replaceAll(/\\(.)/g, '$1')
  const content = await response.blob()
  return new File([content], name, { type: content.type })
}
