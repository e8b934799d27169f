import { createHash } from 'node:crypto'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import pg from 'pg'
import type { DB } from './generated/schema.ts'

/** The database as verbs see it: a pool or one transaction, with the schema's types. */
export type Database = Kysely<DB>

/** A pool and the typed queries over it. */
export interface Storage {
  readonly pool: pg.Pool
  readonly db: Database
  close(): Promise<void>
}

// Calendar days stay `YYYY-MM-DD`: as a Date they would shift with the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// Counts fit a double; the sequence of audit rows does for 285,000 years at a million a second.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

interface Corkable {
  cork(): void
  uncork(): void
  destroy(error: Error): void
  once(event: 'close', listener: (value: unknown) => void): void
}

/**
 * Sends every query with parameters as a named statement, so PostgreSQL plans it once, and all that is
 * started in one turn of the event loop in one write.
 */
class PreparingClient extends pg.Client {
  override query: pg.Client['query'] = ((config: unknown, values: unknown, callback: unknown) => {
    const { stream } = (this as unknown as { connection: { stream: Corkable } }).connection
    stream.cork()
    process.nextTick(() => stream.uncork())
    const asked: unknown =
      typeof config === 'string' && Array.isArray(values) && values.length > 0 && !callback
        ? this.#queryPrepared(config, values)
        : super.query(config as never, values as never, callback as never)
    return asked instanceof Promise
      ? asked.catch((error: unknown) => giveUpOn(stream, error))
      : asked
  }) as never

  // The driver's own way to a promise copies each query three times over.
  #queryPrepared(text: string, values: unknown[]): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      const query: pg.Query & Settling = new pg.Query(text, values)
      query.name = statementName(text)
      query.callback = (error, result) => (error ? reject(error) : resolve(result))
      super.query(query)
    })
  }
}

/** A connection that did not answer in time may never do so again: it must not go back to the pool. */
async function giveUpOn(stream: Corkable, error: unknown): Promise<never> {
  if (error instanceof Error && error.message === queryTimedOut) {
    const closed = new Promise((resolve) => stream.once('close', resolve))
    stream.destroy(error)
    await closed
  }
  throw error
}

/** What the driver says of a query that got no answer in time. */
const queryTimedOut = 'Query read timeout'

interface Settling {
  name?: string | undefined
  callback?: (error: Error | null, result: pg.QueryResult) => void
}

const statementNames = new Map<string, string>()
// Each costs memory on every connection; what exceeds this is planned at each use.
const mostStatements = 400

function statementName(text: string): string | undefined {
  // What a pattern finds depends on the pattern, and so does the best way to find it.
  if (text.includes(' ilike ')) return undefined
  const known = statementNames.get(text)
  if (known || statementNames.size >= mostStatements) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  statementNames.set(text, name)
  return name
}

/** Lets BEGIN travel with the first statement of the transaction instead of waiting for its answer. */
class PipeliningDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // A refused BEGIN (lost connection) makes the next statement fail, which is where it is seen.
    connection.executeQuery(CompiledQuery.raw('begin')).catch(() => {})
  }
}

/**
 * What each connection is told first; the pool waits for it. By statements, and not as it connects: poolers refuse
 * parameters that they do not know.
 *
 * Joins run in the order they are written in: to try all orders of a ticket's seven tables takes
 * PostgreSQL twenty times as long as to read a page of them.
 */
function settingUp(limits: Readonly<Record<string, number>>) {
  const settings = { join_collapse_limit: 1, ...limits }
  const sql = Object.entries(settings).map(([name, value]) => `SET ${name} = ${value}`)
  return (client: pg.ClientBase): Promise<unknown> => client.query(sql.join('; '))
}

/** How long the service waits for its database. Milliseconds; a request that waits longer is a 503. */
export const serviceLimits = {
  statement_timeout: 9_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 30_000,
  // By our own clock, for a database that is frozen or whose network is silent. PostgreSQL's comes first.
  query_timeout: 10_000,
} as const

/** For imports, migrations and commands: they take as long as they take. */
export const noLimits = {} as const

/**
 * Opens a pool on `url`. `inTransaction` sends statements that are started together on one
 * transaction together.
 */
export function openStorage(
  url: string,
  connections = 10,
  limits: Partial<typeof serviceLimits> = serviceLimits,
): Storage {
  const { query_timeout, ...settings } = limits
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    Client: PreparingClient,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(query_timeout !== undefined && { query_timeout }),
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits; its types do not say
    onConnect: settingUp(settings),
    application_name: 'hezo',
  })
  // A connection that breaks is replaced. Whoever asks something on it gets the error; between two
  // questions of a transaction nobody would, and an error that nobody takes ends the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PipeliningDriver({ pool }),
      createIntrospector: (any) => new PostgresIntrospector(any),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return {
    pool,
    db,
    async close() {
      await db.destroy()
      // Kysely leaves a pool alone that it never sent a query through.
      if (!pool.ended) await pool.end()
    },
  }
}
