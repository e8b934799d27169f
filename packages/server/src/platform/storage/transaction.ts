import {
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely'
import type { Database } from './database.ts'
import type { DB } from './generated/schema.ts'

// What a transaction never asks for: it has its connection, and all else is in its executor.
const driver = new DummyDriver()
const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (db: Database) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}

/**
 * Runs `work` in one transaction and commits when it resolves. Statements that `work` starts together
 * (`Promise.all`) travel together, in the order in which they were started, and PostgreSQL takes them
 * one after another; if one fails, so do those behind it.
 */
export function inTransaction<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction().execute((tx) => {
    const executor = tx.getExecutor()
    // Kysely's own transaction waits for each answer before it sends the next statement.
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
  })
}
