import { sql } from 'kysely'
import type { Database } from './storage/database.ts'

/** Whether this process should be sent requests. */
export interface Readiness {
  readonly isReady: boolean
  /** Why not: it is stopping, or its database does not answer or takes no writes. */
  readonly reason?: 'stopping' | 'database_unavailable' | 'database_read_only'
  /** Seconds that the oldest email has waited to be sent; absent while the database does not say. */
  readonly emailQueueSeconds?: number
}

/** Answers `/readyz`. */
export interface ReadinessCheck {
  check(): Promise<Readiness>
  /** From now on: not ready, because the process is stopping. */
  stop(): void
}

/**
 * Asks the database, one question at a time however often `check` is called, and waits no longer than `limit`
 * milliseconds: a frozen database must not freeze the answer. An old email queue is told and is no reason to
 * take the process out of service.
 */
export function createReadinessCheck(db: Database, limit = 2_000): ReadinessCheck {
  let isStopping = false
  let asking: Promise<Readiness> | undefined

  async function ask(): Promise<Readiness> {
    const { rows } = await sql<{ read_only: string; waits: number }>`
      SELECT current_setting('transaction_read_only') AS read_only,
        greatest(
          (SELECT extract(epoch FROM now() - min(waiting_since)) FROM outbox),
          (SELECT extract(epoch FROM now() - min(created_on)) FROM pgboss.job
            WHERE name = 'mail' AND state IN ('created', 'retry', 'active')), 0)::int AS waits`.execute(
      db,
    )
    const [row] = rows
    const emailQueueSeconds = row?.waits ?? 0
    return row?.read_only === 'off'
      ? { isReady: true, emailQueueSeconds }
      : { isReady: false, reason: 'database_read_only', emailQueueSeconds }
  }

  const unavailable: Readiness = { isReady: false, reason: 'database_unavailable' }
  return {
    async check() {
      if (isStopping) return { isReady: false, reason: 'stopping' }
      asking ??= ask()
        .catch(() => unavailable)
        .finally(() => (asking = undefined))
      const timeLimit = Promise.withResolvers<Readiness>()
      const timer = setTimeout(() => timeLimit.resolve(unavailable), limit)
      try {
        return await Promise.race([asking, timeLimit.promise])
      } finally {
        clearTimeout(timer)
      }
    },
    stop() {
      isStopping = true
    },
  }
}
