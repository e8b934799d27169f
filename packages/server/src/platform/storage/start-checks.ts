import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type pg from 'pg'
import { StartProblem } from '../start-problem.ts'

const attempts = 15
const between = 2_000

/**
 * Waits half a minute for a database that is not there yet, e.g. because both start together.
 *
 * @throws StartProblem when it does not come, or takes no writes
 */
export async function waitForDatabase(pool: pg.Pool, log: Logger): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rows } = await pool.query<{ read_only: string }>(
        "SELECT current_setting('transaction_read_only') AS read_only",
      )
      if (rows[0]?.read_only === 'off') return
      throw new StartProblem('The database takes no writes: DATABASE_URL leads to a standby.')
    } catch (error) {
      if (error instanceof StartProblem) throw error
      if (attempt === attempts || !mayCome(error)) throw unreachable(error)
      if (attempt === 1) log.warn({ reason: messageOf(error) }, 'waiting for the database')
      await pause(between)
    }
  }
}

/** Wrong credentials, or a database that does not exist, do not become right by waiting. */
function mayCome(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return !/^(28|3D)/.test(code)
}

function unreachable(error: unknown): StartProblem {
  return new StartProblem(`The database of DATABASE_URL cannot be reached: ${messageOf(error)}`)
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

const sharesConnections =
  'DATABASE_URL leads to a pooler that shares connections between transactions. Use its session mode, or PostgreSQL itself.'

/**
 * Refuses a pooler that gives each transaction another connection (pgbouncer's transaction and statement modes):
 * prepared statements and the lock of migrations belong to a connection. Two clients hold transactions at once and
 * end them in turn, so that such a pooler would swap their connections or lose what was set.
 *
 * @throws StartProblem
 */
export async function refuseSharedConnections(pool: pg.Pool): Promise<void> {
  const [first, second] = await Promise.all([pool.connect(), pool.connect()])
  try {
    const name = "set_config('hezo.start_check', $1, false)"
    await first.query(`SELECT ${name}`, ['first'])
    await second.query(`SELECT ${name}`, ['second'])
    for (let round = 0; round < 3; round += 1) {
      // Both at once, then each alone: a pooler hands connections out in the order in which they come free.
      const [a, b] = await Promise.all([settingOf(first), settingOf(second)])
      if (a !== 'first' || b !== 'second') {
        throw new StartProblem(sharesConnections)
      }
    }
  } catch (error) {
    // A statement that was prepared here is on another connection, or another client's is here.
    const isLost =
      error instanceof Error && 'code' in error && /^(42P05|26000)$/.test(String(error.code))
    throw isLost ? new StartProblem(sharesConnections) : error
  } finally {
    first.release(true)
    second.release(true)
  }
}

async function settingOf(client: pg.PoolClient): Promise<string | null> {
  const { rows } = await client.query<{ value: string | null }>(
    "SELECT current_setting('hezo.start_check', true) AS value",
  )
  return rows[0]?.value ?? null
}
