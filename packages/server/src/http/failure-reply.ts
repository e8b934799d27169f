import type { Logger } from 'pino'
import type { RequestOrigin } from '../context.ts'
import { ApiProblem } from '../problem.ts'
import { problemReply } from './problem-reply.ts'
import type { TextReply } from './reply.ts'

// PostgreSQL's and the system's ways of saying that the database cannot be reached now, has no disk, memory
// or connection left (appendix A, classes 08 and 53), takes no writes (25006: a standby), or did not answer in
// time (57014, 55P03, 25P03, 25P04); and the system's, that files have no room.
const unreachable =
  /^(08|53|58030|57P0[12345]|57014|55P03|25006|25P0[34]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOSPC|EDQUOT|EROFS|EIO)/

// The driver's words for the same, without a code.
const gone =
  /^(Query read timeout|Connection terminated|timeout exceeded|Client has encountered a connection error)/

/** Turns what a request failed with into its reply: a known problem, or ours, logged with its id. */
export function failureReply(error: unknown, origin: RequestOrigin, log: Logger): TextReply {
  return problemReply(asProblem(error, origin, log), origin.id, origin.locale)
}

function asProblem(error: unknown, origin: RequestOrigin, log: Logger): ApiProblem {
  if (error instanceof ApiProblem) return error
  log.error({ err: error, requestId: origin.id }, 'request failed')
  return isUnreachable(error)
    ? new ApiProblem('unavailable', { retryAfter: 5 })
    : new ApiProblem('internal')
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return unreachable.test(code) || gone.test(error.message)
}
