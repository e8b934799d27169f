import { Problem } from '@hezo/api'
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

/** A problem of the API as it is; anything else under an error status is somebody else's reply. */
function fromReply(response: Response, body: unknown): HezoError {
  const { status } = response
  const problem = Problem.safeParse(body)
  if (!problem.success) {
    return new HezoError('reply_unexpected', { status, retryAfter: retryAfterHeader(response) })
  }
  const { code, title, ...details } = problem.data
  return new HezoError(code, {
    retryAfter: retryAfterHeader(response),
    ...details,
    status,
    message: title,
  })
}

/** `Retry-After` in seconds, written as a number or as a date (RFC 9110 §10.2.3). */
function retryAfterHeader(response: Response): number | undefined {
  const text = response.headers.get('retry-after')
  if (text === null) return undefined
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return seconds >= 0 ? seconds : undefined
}
