import { type ClientFailure, Problem } from '@hezo/api'
import { isHTTPError, isNetworkError, isTimeoutError } from 'ky'
import { HezoError } from './hezo-error.ts'

/**
 * The `HezoError` for what ky threw. ky's own errors are not kept as the cause: they hold the
 * request, and with it tokens and passwords that would end in somebody's log.
 */
export function toHezoError(error: unknown): HezoError {
  if (isHTTPError(error)) return fromReply(error.response, error.data)
  if (isTimeoutError(error)) return new HezoError('timed_out')
  return new HezoError('network_failed', { cause: isNetworkError(error) ? error.cause : error })
}

/** What a proxy in front of the API answers on its own: its page is no problem document. */
const proxyFailures: Readonly<Record<number, ClientFailure>> = {
  413: 'content_too_large',
  429: 'too_many_requests',
  502: 'service_unavailable',
  503: 'service_unavailable',
  504: 'service_unavailable',
}

/** A problem of the API as it is; anything else under an error status is somebody else's reply. */
function fromReply({ headers, status }: Response, body: unknown): HezoError {
  // A proxy may write a date here (RFC 9110 §10.2.3); then the wait is as for no header.
  const retryAfter = Number(headers.get('retry-after')) || undefined
  const problem = Problem.safeParse(body)
  if (!problem.success) {
    return new HezoError(proxyFailures[status] ?? 'reply_unexpected', { status, retryAfter })
  }
  const { code, title, ...details } = problem.data
  return new HezoError(code, { retryAfter, ...details, status, message: title })
}
