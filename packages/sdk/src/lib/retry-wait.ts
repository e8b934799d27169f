import type { HezoError } from './hezo-error.ts'

/** Attempts after the first. */
export const retryLimit = 3

/** No wait is longer, in milliseconds: a server that asks for more is told to the caller instead. */
export const longestWait = 10_000

/** No attempt starts later than this after the first one, in milliseconds. */
export const retryBudget = 30_000

const firstBackoff = 400
const worthRepeating: readonly unknown[] = [408, 429, 502, 503, 504]

/**
 * Milliseconds to wait before repeating a call that may be repeated, or undefined when repeating
 * it is no use. `retryCount` is 1 for the first repetition, `elapsed` counts from the first attempt
 * and `random` is in [0, 1). The server's `retryAfter` is a floor; otherwise the wait doubles, half
 * of it at random, so that clients cut off together do not come back together.
 */
export function retryWait(
  failure: HezoError,
  retryCount: number,
  elapsed: number,
  random: number,
): number | undefined {
  const { code, status, retryAfter } = failure
  const passing =
    code === 'network_failed' ||
    code === 'idempotency_in_progress' ||
    worthRepeating.includes(status)
  const backoff = (firstBackoff * 2 ** (retryCount - 1) * (1 + random)) / 2
  const wait = Math.max((retryAfter ?? 0) * 1000, backoff)
  return passing && wait <= longestWait && elapsed + wait <= retryBudget ? wait : undefined
}
