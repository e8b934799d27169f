import { CompiledQuery } from 'kysely'
import type { Write } from './storage/write.ts'
import { type Budget, freeAttempts, storedKey } from './throttle-rule.ts'
import type { ThrottleSender } from './throttle-sender.ts'

/** What became of an attempt in one budget. */
export interface Counted {
  /** As it is stored. */
  readonly key: string
  readonly passed: boolean
  /** Attempts in the window, reserved slots included. */
  readonly points: number
  /** Milliseconds until one more of this sender passes. */
  readonly wait: number
}

/** What was counted by a clock that was wrong keeps nobody out until that time has come. Milliseconds. */
const clockDifference = 60_000

/** Senders that wait for one budget at the same time. */
const maxWaiting = 200

/** Senders of one network that keep their slot whoever else comes; further ones are its crowd. */
const maxPerNetwork = 2

/** For how long a slot can be used from its time on, milliseconds: another budget may open later. */
const slotLifetime = 12 * 3_600_000

/**
 * One upsert for all budgets, in the order of their keys so that two of them never wait for each other.
 * A row is judged under its own lock: by what it holds then, not by what was read before.
 *
 * `opens_at` is the first slot that nobody has reserved. An attempt of an exhausted budget passes in the
 * sender's own slot or in one that nobody reserved; else it reserves the next. A sender outside of a
 * crowd takes the place of the first one in a crowd, which moves to the end.
 *
 * @param sender SQL of its id, its network and the key of its rejections.
 */
function countedFor([sender, network, rejectionsKey]: readonly [string, string, string]): string {
  return `
  asking AS (
    SELECT now, ${sender} AS sender, ${network} AS network,
      coalesce((SELECT opens_at - now FROM throttles
        WHERE key = ${rejectionsKey} AND opens_at > now AND expire > now), 0) AS blocked
    FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now) AS clock
  ), counted AS (
    INSERT INTO throttles AS held (key, points, expire, opens_at, passed)
    SELECT key, 1, now + span, CASE WHEN attempts = 1 AND longest > 0 THEN now + first ELSE 0 END, true
    FROM rule, asking ORDER BY key
    ON CONFLICT (key) DO UPDATE SET (points, expire, opens_at, passed, waiting) = (
      SELECT
        spent + (passes AND NOT in_slot OR reserves)::int,
        CASE WHEN spent = 0 OR renewed THEN now + span ELSE held.expire END,
        CASE WHEN reserves OR (passes AND NOT in_slot AND longest > 0 AND spent + 1 >= attempts)
          THEN greatest(opens, now)
            + least(longest, first * 2 ^ least(20, greatest(0, spent + 1 - attempts)))::bigint
          -- Nobody is behind: the delay begins now.
          WHEN in_slot AND queue - sender = '{}' THEN now + greatest(0, opens - slot)
          ELSE opens END,
        passes,
        CASE WHEN in_slot THEN queue - sender
          WHEN reserves THEN (
            SELECT coalesce(jsonb_object_agg(id, entry), '{}') FROM jsonb_each(queue) AS each (id, entry)
            WHERE (entry->>0)::bigint > now - ${slotLifetime}
          ) || jsonb_build_object(sender,
            jsonb_build_array(coalesce(taken_slot, opens), network, crowded))
            || CASE WHEN taken_slot IS NULL THEN '{}'
              ELSE jsonb_build_object(taken_from, jsonb_build_array(opens, taken_network, true)) END
          ELSE queue END
      FROM rule, asking,
        LATERAL (SELECT held.expire > now + span + ${clockDifference} AS wrong) AS clock,
        LATERAL (SELECT NOT wrong AND held.expire <= now AND held.opens_at > now
          AND held.waiting <> '{}' AS renewed) AS renewal,
        LATERAL (SELECT wrong OR (held.expire <= now AND NOT renewed) AS over) AS age,
        LATERAL (SELECT
          CASE WHEN over THEN 0 WHEN renewed THEN least(held.points, attempts) ELSE held.points END
            AS spent,
          CASE WHEN over OR held.opens_at > now + longest * ${maxWaiting + 1} + ${clockDifference}
            THEN 0 ELSE held.opens_at END AS opens,
          CASE WHEN wrong THEN '{}' ELSE held.waiting END AS queue) AS state,
        LATERAL (SELECT (queue->sender->>0)::bigint AS slot) AS own,
        LATERAL (SELECT CASE WHEN free IS NOT NULL THEN spent < free
          ELSE spent < attempts OR (longest > 0 AND blocked = 0 AND coalesce(slot, opens) <= now)
          END AS passes) AS verdict,
        LATERAL (SELECT
          passes AND spent >= attempts AND coalesce(slot <= now, false) AS in_slot,
          free IS NULL AND NOT passes AND longest > 0 AND blocked = 0 AND sender <> '' AND slot IS NULL
            AND (SELECT count(*) FROM jsonb_each(queue) AS each (id, entry)
              WHERE (entry->>0)::bigint > now) < ${maxWaiting} AS reserves,
          (SELECT count(*) FROM jsonb_each(queue) AS each (id, entry)
            WHERE (entry->>0)::bigint > now AND entry->>1 = network) >= ${maxPerNetwork} AS crowded
        ) AS turn
        LEFT JOIN LATERAL (
          SELECT id AS taken_from, (entry->>0)::bigint AS taken_slot, entry->>1 AS taken_network
          FROM jsonb_each(queue) AS each (id, entry)
          WHERE reserves AND NOT crowded AND (entry->>2)::boolean AND (entry->>0)::bigint > now
          ORDER BY (entry->>0)::bigint LIMIT 1
        ) AS displaced ON true
      WHERE rule.key = held.key)
    RETURNING key, passed, points, (SELECT greatest(0, blocked, CASE
        WHEN waiting ? sender THEN (waiting->sender->>0)::bigint
        WHEN opens_at = 0 THEN expire
        WHEN waiting = '{}' THEN least(opens_at, expire)
        ELSE opens_at END - now) FROM asking) AS wait
  )`
}

/** Columns of `rule`, with their types. `free` is null where an attempt may cost, and wait. */
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

const countingEach = `WITH rule AS (SELECT * FROM ${unnest(ruleColumns, 3)}),
  ${countedFor(['$1::text', '$2::text', '$3::text'])}
  SELECT * FROM counted`

/** Counts one attempt in each budget, whether it is free or not. A `sender` gets a slot where it must wait. */
export function countEach(
  budgets: readonly Budget[],
  sender?: ThrottleSender,
): CompiledQuery<Counted> {
  const { id, network, rejectionsKey } = sender ?? { id: '', network: '', rejectionsKey: '' }
  const rules = ruleParameters(
    budgets,
    budgets.map(() => null),
  )
  return CompiledQuery.raw(countingEach, [id, network, rejectionsKey, ...rules])
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
  ), ${countedFor(["''", "''", "''"])}
  SELECT asked.*, (SELECT json_agg(counted) FROM counted) AS counted FROM asked`
  countingByQuestion.set(sql, text)
  return text
}

/** A question's text is the same at each use. */
const countingByQuestion = new Map<string, string>()

function ruleParameters(budgets: readonly Budget[], free: readonly (number | null)[]): unknown[] {
  return [
    budgets.map(storedKey),
    budgets.map(([{ attempts }]) => attempts),
    budgets.map(([{ window }]) => window * 1000),
    budgets.map(([{ delays }]) => (delays?.first ?? 0) * 1000),
    budgets.map(([{ delays }]) => (delays?.longest ?? 0) * 1000),
    free,
  ]
}

/** Gives one attempt back to each. Slots that others reserved stay theirs. */
export function giveBack(keys: readonly string[]): Write[] {
  return onKeys(
    `UPDATE throttles SET points = greatest(0, points - 1),
      opens_at = CASE WHEN waiting = '{}' THEN 0 ELSE opens_at END`,
    keys,
  )
}

/**
 * Takes back an attempt that passed here and was refused by another budget: an exhausted one keeps the
 * slot for its sender.
 */
export function takeBack(keys: readonly string[], sender: ThrottleSender): CompiledQuery {
  const sql = `UPDATE throttles SET
      points = points - (opens_at = 0)::int,
      waiting = CASE WHEN opens_at = 0 THEN waiting
        ELSE waiting || jsonb_build_object($2::text, jsonb_build_array(
          (extract(epoch FROM clock_timestamp()) * 1000)::bigint, $3::text, false)) END
    WHERE key = ANY($1)`
  return CompiledQuery.raw(sql, [keys, sender.id, sender.network])
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
