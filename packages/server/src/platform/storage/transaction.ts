import {
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely'
import type { Database } from './database.ts'
import type { DB } from './generated/schema.ts'
import { asOne, type Write } from './write.ts'

// What a transaction never asks for: it has its connection, and all else is in its executor.
const driver = new DummyDriver()
const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (db: Database) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}

/**
 * Keeps statements for the end of the transaction, where all of them are one statement that travels
 * with the commit. They see what `work` did and nothing of each other, foreign keys apart.
 */
export type WriteLast = (...statements: readonly Write[]) => void

/**
 * Runs `work` in one transaction and commits when it resolves. Statements that it starts together
 * (`Promise.all`) travel together, in the order in which they were started, and PostgreSQL takes them
 * one after another; if one fails, so do those behind it. What it hands to `writeLast` costs no wait
 * of its own.
 */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Database, writeLast: WriteLast) => Promise<T>,
): Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  const done = db.transaction().execute((serial) =>
    pipelined(serial, async (tx) => {
      const writes: Write[] = []
      const result = await work(tx, (...statements) => writes.push(...statements))
      if (writes.length > 0) {
        last = tx.executeQuery(asOne(writes))
        // Seen below; until then the commit behind it must not find it unhandled.
        last.catch(() => {})
      }
      return result
    }),
  )
  try {
    const result = await done
    await last
    return result
  } catch (error) {
    // A commit behind a statement that failed is a rollback; the caller is told why it failed.
    await last
    throw error
  }
}

/** Kysely's own transaction waits for each answer before it sends the next statement; this does not. */
async function pipelined<T>(serial: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  const executor = serial.getExecutor()
  return executor.provideConnection((connection) =>
    work(
      new Transaction<DB>({
        config: { dialect },
        driver,
        dialect,
        executor: executor.withConnectionProvider({
          provideConnection: (consumer) => consumer(connection),
        }),
      }),
    ),
  )
}
