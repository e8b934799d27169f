import { createHash } from 'node:crypto'
import type pg from 'pg'
import {
  type RateLimiterAbstract,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import { ApiProblem } from '../problem.ts'

/** How many attempts a window allows, and what happens once they are spent. */
export interface ThrottleRule {
  /** Prefix of the stored keys; unique among rules. */
  readonly name: string
  readonly attempts: number
  /** Seconds. */
  readonly window: number
  /** Seconds of rest after the last attempt was spent; the rest of the window if absent. */
  readonly rest?: number
  /**
   * Instead of one long rest: once the attempts are spent, one more is let through after each delay,
   * and each delay is twice the one before. Whoever waits is never locked out. Seconds.
   */
  readonly delays?: { readonly first: number; readonly longest: number }
}

/** Counters of attempts, shared by all replicas. */
export interface Throttle {
  /**
   * Counts one attempt for `key`. Of attempts made at once no more pass than the rule allows.
   * @throws ApiProblem rate_limited, with the seconds to wait, once the rule's attempts are spent.
   */
  spend(rule: ThrottleRule, key: string): Promise<void>
  /** Counts one more of what is refused nobody, and tells how many there were in the window. */
  count(rule: Pick<ThrottleRule, 'name' | 'window'>, key: string): Promise<number>
  /** Gives back one attempt that `spend` took, e.g. because it succeeded. */
  restore(rule: ThrottleRule, key: string): Promise<void>
  /** Forgets the key, e.g. because its owner proved who he is. */
  reset(rule: ThrottleRule, key: string): Promise<void>
}

/** Milliseconds by which the clocks of two replicas may differ. */
const clockDifference = 60_000

interface Limiters {
  readonly counter: RateLimiterAbstract
  /** Lets one attempt through per delay; the delay is given with each attempt. */
  readonly gate: RateLimiterAbstract
}

/** Counters in the table `throttles`; each `spend` is one or two atomic upserts. */
export function createThrottle(pool: pg.Pool): Throttle {
  const known = new Map<string, Limiters>()
  function limiter(keyPrefix: string, points: number, duration: number, rest = 0) {
    return new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'throttles',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
      blockDuration: rest,
    })
  }
  function limitersOf(rule: ThrottleRule): Limiters {
    const made = known.get(rule.name) ?? {
      counter: limiter(rule.name, rule.attempts, rule.window, rule.rest),
      gate: limiter(`${rule.name}-delay`, 1, rule.delays?.first ?? 1),
    }
    known.set(rule.name, made)
    return made
  }

  /** Counts one attempt; what refused it, if something did. */
  async function refusalOf(rule: ThrottleRule, id: string): Promise<RateLimiterRes | undefined> {
    const { counter, gate } = limitersOf(rule)
    try {
      if (!rule.delays) {
        await counter.consume(id)
        return undefined
      }
      const before = (await counter.get(id))?.consumedPoints ?? 0
      if (before < rule.attempts && (await counter.penalty(id)).consumedPoints <= rule.attempts) {
        return undefined
      }
      await gate.consume(id, 1, { customDuration: delayAfter(rule, rule.delays, before) })
      if (before >= rule.attempts) await counter.penalty(id)
      return undefined
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return refusal
      throw refusal
    }
  }
  async function forget(rule: ThrottleRule, id: string): Promise<void> {
    const { counter, gate } = limitersOf(rule)
    await counter.delete(id)
    if (rule.delays) await gate.delete(id)
  }

  return {
    async spend(rule, key) {
      const id = storedKey(key)
      let refusal = await refusalOf(rule, id)
      if (refusal && refusal.msBeforeNext > longestWait(rule) + clockDifference) {
        // It was counted by a clock that was wrong; nobody is kept out until that time has come.
        await forget(rule, id)
        refusal = await refusalOf(rule, id)
      }
      if (!refusal) return
      throw new ApiProblem('rate_limited', {
        retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
      })
    },
    async count({ name, window }, key) {
      const { counter } = limitersOf({ name, window, attempts: 1 })
      return (await counter.penalty(storedKey(key))).consumedPoints
    },
    async restore(rule, key) {
      const { counter, gate } = limitersOf(rule)
      const id = storedKey(key)
      await counter.reward(id)
      if (rule.delays) await gate.delete(id)
    },
    async reset(rule, key) {
      await forget(rule, storedKey(key))
    },
  }
}

/** Milliseconds that no refusal of the rule exceeds. */
function longestWait({ window, rest = 0, delays }: ThrottleRule): number {
  return 1000 * (delays ? delays.longest : Math.max(window, rest))
}

function delayAfter(
  { attempts }: ThrottleRule,
  { first, longest }: { readonly first: number; readonly longest: number },
  spent: number,
): number {
  const doublings = Math.min(20, Math.max(0, spent - attempts))
  return Math.min(longest, first * 2 ** doublings)
}

/** Keys are addresses of people and machines; the table needs only to tell them apart. */
function storedKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
