import pg from 'pg'
import { ImportFailure } from '../import-failure.ts'

/** Where the transaction runs, and how it ends. */
export interface ImportTransaction {
  readonly databaseUrl: string
  /** Undoes everything at the end. */
  readonly dryRun?: boolean
  /** Stops the statement that runs, and undoes everything. */
  readonly signal?: AbortSignal
}

/**
 * Runs `work` in one transaction on a connection of its own. The pool's connections send statements
 * ahead of each other's answers, which `COPY` cannot be mixed with.
 *
 * If this process or the connection dies, PostgreSQL undoes what was done.
 *
 * @throws ImportFailure import.stopped, import.connection_lost, import.outcome_unknown,
 *   import.refused_by_database when its disk is full, say
 */
export async function withImportTransaction<T>(
  { databaseUrl, dryRun = false, signal }: ImportTransaction,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'hezo import' })
  let isLost = false
  let isEnding = false
  client.on('error', () => {
    isLost = true
  })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const cancel = (): void => void cancelStatement(databaseUrl, rows[0]?.pid)
  signal?.addEventListener('abort', cancel)
  try {
    signal?.throwIfAborted()
    await client.query('BEGIN')
    await client.query(settings)
    const result = await work(client)
    signal?.throwIfAborted()
    isEnding = !dryRun
    await client.query(dryRun ? 'ROLLBACK' : 'COMMIT')
    return result
  } catch (error) {
    isLost ||= isShutdown(error)
    if (isLost && isEnding) {
      throw new ImportFailure(
        'import.outcome_unknown',
        'The database went away while it finished: run the import again to be sure.',
      )
    }
    if (isLost) {
      throw new ImportFailure('import.connection_lost', 'The database went away.')
    }
    if (signal?.aborted) throw new ImportFailure('import.stopped', 'The import was stopped.')
    if (error instanceof pg.DatabaseError) {
      const message = `The database could not take it: ${error.message}.`
      throw new ImportFailure('import.refused_by_database', message, error)
    }
    throw error
  } finally {
    signal?.removeEventListener('abort', cancel)
    // Closing the connection undoes a transaction that is still open.
    await client.end().catch(() => {})
  }
}

// Room to sort a million rows in without going to the disk for each table.
const settings = "SET LOCAL work_mem = '64MB'; SET LOCAL statement_timeout = 0"

/** PostgreSQL's last words on a connection that it ends itself (appendix A, class 57). */
function isShutdown(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^57P0[1-3]$/.test(error.code ?? '')
}

async function cancelStatement(databaseUrl: string, pid: number | undefined): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT pg_cancel_backend($1)', [pid])
  } catch {
    // A database that cannot be reached has nothing to cancel.
  } finally {
    await client.end().catch(() => {})
  }
}
