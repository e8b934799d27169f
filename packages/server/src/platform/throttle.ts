import { hash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { ApiProblem } from '../problem.ts'
import type { Database } from './storage/database.ts'
import { asOne, type Write } from './storage/write.ts'

/** How many attempts a window allows, and what happens once they are spent. */
export interface ThrottleRule {
  /** Prefix of the stored keys; unique among rules. */
  readonly name: string
  readonly attempts: number
  /** Seconds. */
  readonly window: number
  /**
   * Instead of resting for what is left of the window: once the attempts are spent, one more is let
   * through after each delay, and each delay is twice the one before. Whoever waits is never locked
   * out. Seconds.
   */
  readonly delays?: { readonly first: number; readonly longest: number }
}

/**
 * The attempts that a rule allows one key: an address, an account, a contract. So many are `free`;
 * what the others cost is for the caller to say.
 */
export type Budget = readonly [rule: ThrottleRule, key: string, free?: number]

/** Counters of attempts, shared by all replicas. */
export interface Throttle {
  /**
   * Counts one attempt in each of the budgets, or in none where one of them is spent. Of attempts made
   * at once no more pass than the rules allow.
   * @throws ApiProblem rate_limited, with the seconds to wait
   */
  spend(...budgets: readonly Budget[]): Promise<void>
  /**
   * The same while all of the budgets have free attempts; else it counts none, and resolves with false.
   * @throws ApiProblem rate_limited
   */
  spendFree(...budgets: readonly Budget[]): Promise<boolean>
  /** Counts one more of what is refused nobody, and tells how many there were in the window. */
  count(rule: Pick<ThrottleRule, 'name' | 'window'>, key: string): Promise<number>
  /**
   * Gives back one attempt to each of the budgets, e.g. because it succeeded, and makes others whole,
   * e.g. because their owner proved who he is. To be written with whatever else that changes.
   */
  settle(done: {
    readonly restore?: readonly Budget[]
    readonly reset?: readonly Budget[]
  }): readonly Write[]
}

/** Counters in the table `throttles`, by the clock of the database: replicas have no other in common. */
export function createThrottle(db: Database): Throttle {
  async function run(...writes: readonly Write[]): Promise<void> {
    if (writes.length > 0) await db.executeQuery(asOne(writes))
  }
  /** Resolves with the budgets that refuse, in which case none is spent. */
  async function refusals(budgets: readonly Budget[], free: readonly number[]): Promise<Counted[]> {
    const { rows } = await db.executeQuery<Counted>(countEach(budgets, free))
    const refused = rows.filter(({ passed }) => !passed)
    if (refused.length === 0) return refused
    await run(...restoring(rows.filter(({ passed }) => passed).map(({ key }) => key)))
    return refused
  }
  return {
    async spend(...budgets) {
      const refused = await refusals(
        budgets,
        budgets.map(() => endless),
      )
      if (refused.length > 0) throw rateLimited(refused)
    },
    async spendFree(...budgets) {
      const free = budgets.map(([, , most = endless]) => most)
      const refused = await refusals(budgets, free)
      if (refused.length === 0) return true
      const most = new Map(budgets.map((budget, index) => [storedKey(budget), free[index] ?? 0]))
      if (refused.some(({ key, points }) => points >= (most.get(key) ?? 0))) return false
      throw rateLimited(refused)
    },
    async count(rule, key) {
      const budget: Budget = [{ ...rule, attempts: endless }, key]
      const { rows } = await db.executeQuery<Counted>(countEach([budget], [endless]))
      return rows[0]?.points ?? 0
    },
    settle: ({ restore = [], reset = [] }) => [
      ...restoring(restore.map(storedKey)),
      ...resetting(reset.map(storedKey)),
    ],
  }
}

/** More than anybody tries. */
const endless = 2 ** 31 - 1

function rateLimited(refused: readonly Counted[]): ApiProblem {
  const wait = Math.max(...refused.map(({ wait: each }) => each))
  return new ApiProblem('rate_limited', { retryAfter: Math.max(1, Math.ceil(wait / 1000)) })
}

interface Counted {
  readonly key: string
  readonly passed: boolean
  /** Attempts in the window. */
  readonly points: number
  /** Milliseconds until one more passes. */
  readonly wait: number
}

/** What was counted by a clock that was wrong keeps nobody out until that time has come. Milliseconds. */
const clockDifference = 60_000

/**
 * One upsert for all budgets, in the order of their keys so that two of them never wait for each other.
 * A row is judged under its own lock: by what it holds then, not by what was read before.
 */
const counting = `
  WITH rule AS (
    SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::bigint[], $6::int[])
      AS rule (key, attempts, span, first, longest, free)
  ), clock AS (
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now
  )
  INSERT INTO throttles AS held (key, points, expire, opens_at, passed)
  SELECT key, 1, now + span, 0, true FROM rule, clock ORDER BY key
  ON CONFLICT (key) DO UPDATE SET (points, expire, opens_at, passed) = (
    SELECT
      spent + passes::int,
      CASE WHEN spent = 0 THEN now + span ELSE held.expire END,
      CASE WHEN passes AND spent >= attempts
        THEN now + least(longest, first * 2 ^ least(20, spent - attempts))::bigint
        ELSE opens END,
      passes
    FROM rule, clock,
      LATERAL (SELECT held.expire <= now OR held.expire > now + span + ${clockDifference} AS over) AS age,
      LATERAL (SELECT CASE WHEN over THEN 0 ELSE held.points END AS spent,
        CASE WHEN over OR held.opens_at > now + longest + ${clockDifference} THEN 0
          ELSE held.opens_at END AS opens) AS state,
      LATERAL (SELECT (spent < attempts OR (longest > 0 AND opens <= now)) AND spent < free
        AS passes) AS verdict
    WHERE rule.key = held.key)
  RETURNING key, passed, points, greatest(0,
    CASE WHEN opens_at > 0 THEN least(opens_at, expire) ELSE expire END
      - (SELECT now FROM clock)) AS wait`

function countEach(budgets: readonly Budget[], free: readonly number[]): CompiledQuery<Counted> {
  return CompiledQuery.raw(counting, [
    budgets.map(storedKey),
    budgets.map(([{ attempts }]) => attempts),
    budgets.map(([{ window }]) => window * 1000),
    budgets.map(([{ delays }]) => (delays?.first ?? 0) * 1000),
    budgets.map(([{ delays }]) => (delays?.longest ?? 0) * 1000),
    free,
  ])
}

function restoring(keys: readonly string[]): Write[] {
  const sql = `UPDATE throttles SET points = greatest(0, points - 1), opens_at = 0 WHERE key = ANY($1)`
  return keys.length === 0 ? [] : [{ compile: () => ({ sql, parameters: [keys] }) }]
}

function resetting(keys: readonly string[]): Write[] {
  const sql = `DELETE FROM throttles WHERE key = ANY($1)`
  return keys.length === 0 ? [] : [{ compile: () => ({ sql, parameters: [keys] }) }]
}

/** Keys are addresses of people and machines; the table needs only to tell them apart. */
function storedKey([{ name }, key]: Budget): string {
  return `${name}:${hash('sha256', key, 'base64url')}`
}
