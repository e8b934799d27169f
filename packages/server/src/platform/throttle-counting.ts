import { CompiledQuery } from 'kysely'
import type { Write } from './storage/write.ts'
import { type Budget, endless, freeAttempts, storedKey } from './throttle-rule.ts'

/** What became of an attempt in one budget. */
export interface Counted {
  /** As it is stored. */
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
const counted = `
  clock AS (
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now
  ), counted AS (
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
        - (SELECT now FROM clock)) AS wait
  )`

/** Columns of `rule`, with their types. */
const ruleColumns = [
  ['key', 'text'],
  ['attempts', 'int'],
  ['span', 'bigint'],
  ['first', 'bigint'],
  ['longest', 'bigint'],
  ['free', 'int'],
] as const

/** `columns` of a table as parameters, one array each, from the one after `$taken` on. */
function unnest(columns: readonly (readonly [string, string])[], taken: number): string {
  const arrays = columns.map(([, type], index) => `$${taken + 1 + index}::${type}[]`)
  const names = columns.map(([name]) => name)
  return `unnest(${arrays.join(', ')}) AS rule (${names.join(', ')})`
}

const countingEach = `WITH rule AS (SELECT * FROM ${unnest(ruleColumns, 0)}), ${counted}
  SELECT * FROM counted`

/** Counts one attempt in each budget, whether it is free or not. */
export function countEach(budgets: readonly Budget[]): CompiledQuery<Counted> {
  const parameters = ruleParameters(
    budgets,
    budgets.map(() => endless),
  )
  return CompiledQuery.raw(countingEach, parameters)
}

/** Counts one that is free in those budgets that the answer to `question` chooses by name. */
export function countAsAnswered<Row extends { readonly choice: string }>(
  question: CompiledQuery<Row>,
  choices: Readonly<Record<Row['choice'], readonly Budget[]>>,
): CompiledQuery<Row & { readonly counted: readonly Counted[] | null }> {
  const named = Object.entries<readonly Budget[]>(choices).flatMap(([choice, budgets]) =>
    budgets.map((budget) => ({ choice, budget })),
  )
  const budgets = named.map(({ budget }) => budget)
  return CompiledQuery.raw(countingAsAnswered(question), [
    ...question.parameters,
    ...ruleParameters(budgets, budgets.map(freeAttempts)),
    named.map(({ choice }) => choice),
  ])
}

function countingAsAnswered({ sql, parameters }: CompiledQuery): string {
  const known = countingByQuestion.get(sql)
  if (known) return known
  const columns = [...ruleColumns, ['choice', 'text'] as const]
  const text = `WITH asked AS (${sql}),
  rule AS (
    SELECT * FROM ${unnest(columns, parameters.length)} WHERE choice = (SELECT choice FROM asked)
  ), ${counted}
  SELECT asked.*, (SELECT json_agg(counted) FROM counted) AS counted FROM asked`
  countingByQuestion.set(sql, text)
  return text
}

/** A question's text is the same at each use. */
const countingByQuestion = new Map<string, string>()

function ruleParameters(budgets: readonly Budget[], free: readonly number[]): unknown[] {
  return [
    budgets.map(storedKey),
    budgets.map(([{ attempts }]) => attempts),
    budgets.map(([{ window }]) => window * 1000),
    budgets.map(([{ delays }]) => (delays?.first ?? 0) * 1000),
    budgets.map(([{ delays }]) => (delays?.longest ?? 0) * 1000),
    free,
  ]
}

/** Gives one attempt back to each. */
export function giveBack(keys: readonly string[]): Write[] {
  return onKeys('UPDATE throttles SET points = greatest(0, points - 1), opens_at = 0', keys)
}

/** Makes each whole. */
export function forget(keys: readonly string[]): Write[] {
  return onKeys('DELETE FROM throttles', keys)
}

/** Keys are parameters each: of an array PostgreSQL plans every length anew, at every use. */
function onKeys(statement: string, keys: readonly string[]): Write[] {
  if (keys.length === 0) return []
  const sql = `${statement} WHERE key IN (${keys.map((_, index) => `$${index + 1}`).join(', ')})`
  return [{ compile: () => ({ sql, parameters: keys }) }]
}
