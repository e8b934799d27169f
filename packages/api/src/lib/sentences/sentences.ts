import type { ErrorCode } from '../error-codes.ts'
import type { FieldCode } from '../field-codes.ts'

/** What a client can meet when no problem document reaches it: codes beside the API's own. */
export const clientFailures = [
  'network_failed',
  'timed_out',
  'reply_unexpected',
  'service_unavailable',
  'too_many_requests',
  'content_too_large',
] as const
/** One of {@link clientFailures}. */
export type ClientFailure = (typeof clientFailures)[number]

/**
 * All that can go wrong, in one language, for the person who reads it. `{name}` stands for a value
 * that `fillSentence` puts in.
 */
export interface Sentences {
  readonly problems: Readonly<Record<ErrorCode, string>>
  readonly fields: Readonly<Record<FieldCode, string>>
  readonly clientFailures: Readonly<Record<ClientFailure, string>>
  /** In the place of `rate_limited` where it is known when another attempt is possible: `{time}`. */
  readonly waitUntil: string
}
