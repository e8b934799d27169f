import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { ApiProblem } from '../problem.ts'

/** How many attempts a window allows, and how long the key rests once they are spent. */
export interface ThrottleRule {
  /** Prefix of the stored keys; unique among rules. */
  readonly name: string
  readonly attempts: number
  /** Seconds. */
  readonly window: number
  /** Seconds of rest after the last attempt was spent; the rest of the window if absent. */
  readonly rest?: number
}

/** Counters of attempts, shared by all replicas. */
export interface Throttle {
  /**
   * Counts one attempt for `key`.
   * @throws ApiProblem rate_limited, with the seconds to wait, once the rule's attempts are spent.
   */
  spend(rule: ThrottleRule, key: string): Promise<void>
  /** Gives back one attempt that `spend` took, e.g. because it succeeded. */
  restore(rule: ThrottleRule, key: string): Promise<void>
  /** Forgets the key, e.g. because its owner proved who he is. */
  reset(rule: ThrottleRule, key: string): Promise<void>
}

/** Counters in the table `throttles`; each `spend` is one atomic upsert. */
export function createThrottle(pool: pg.Pool): Throttle {
  const limiters = new Map<string, RateLimiterPostgres>()
  function limiter(rule: ThrottleRule): RateLimiterPostgres {
    const known = limiters.get(rule.name)
    if (known) return known
    const made = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'throttles',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: rule.name,
      points: rule.attempts,
      duration: rule.window,
      blockDuration: rule.rest ?? 0,
    })
    limiters.set(rule.name, made)
    return made
  }
  return {
    async spend(rule, key) {
      try {
        await limiter(rule).consume(key)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        throw new ApiProblem('rate_limited', {
          retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
        })
      }
    },
    async restore(rule, key) {
      await limiter(rule).reward(key)
    },
    async reset(rule, key) {
      await limiter(rule).delete(key)
    },
  }
}
