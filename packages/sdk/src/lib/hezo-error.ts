import type { ClientFailure, ErrorCode, FieldError, WorkChallenge } from '@hezo/api'

/**
 * Every `code` of a `HezoError`: those of the API, and those that only a client can see (no reply,
 * none in time, or none of the API's). A newer server may send one that is not listed here.
 */
export type HezoErrorCode = ErrorCode | ClientFailure

/** What is known of a failure besides its code. */
export interface HezoErrorDetails {
  readonly message?: string | undefined
  readonly status?: number | undefined
  readonly fields?: readonly FieldError[] | undefined
  readonly requestId?: string | undefined
  readonly retryAfter?: number | undefined
  readonly proofOfWork?: WorkChallenge | undefined
  readonly cause?: unknown
}

/**
 * A call that failed. Compare `code`; `message` is the server's sentence in the language asked for,
 * or the code where no sentence came. It never holds what was sent, so it is safe to log.
 */
export class HezoError extends Error {
  declare readonly code: HezoErrorCode
  /** The HTTP status; undefined when no reply came. */
  declare readonly status: number | undefined
  /** The fields that were refused, empty when the failure is not about fields. */
  declare readonly fields: readonly FieldError[]
  /** What to quote to HEZO so that the failure can be found in the server's log. */
  declare readonly requestId: string | undefined
  /** Seconds until another attempt can succeed. */
  declare readonly retryAfter: number | undefined
  /** What the server asks this machine to solve first; the client does, and this is what it gave up on. */
  declare readonly proofOfWork: WorkChallenge | undefined

  constructor(code: HezoErrorCode, details: HezoErrorDetails = {}) {
    const {
      cause,
      fields = [],
      message = code,
      requestId,
      retryAfter,
      status,
      proofOfWork,
    } = details
    super(message, cause === undefined ? {} : { cause })
    Object.assign(this, {
      name: 'HezoError',
      code,
      status,
      fields,
      requestId,
      retryAfter,
      proofOfWork,
    })
  }
}

/**
 * Whether `error` is a `HezoError`, with this `code` if one is given. Judged by name and not by
 * class, so it holds when a page has two copies of the package.
 */
export function isHezoError<C extends HezoErrorCode = HezoErrorCode>(
  error: unknown,
  code?: C,
): error is HezoError & { readonly code: C } {
  return (
    error instanceof Error &&
    error.name === 'HezoError' &&
    'code' in error &&
    (code === undefined || error.code === code)
  )
}
