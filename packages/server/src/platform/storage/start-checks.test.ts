import type pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../testing/test-database.ts'
import { noLimits, openStorage } from './database.ts'
import { migrate } from './migrate.ts'
import { refuseSharedConnections, waitForDatabase } from './start-checks.ts'

const log = pino({ level: 'silent' })
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function withPool<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const storage = openStorage(url, 2, noLimits)
  try {
    return await work(storage.pool)
  } finally {
    await storage.close()
  }
}

test('a start goes on with a database that is there, on connections of its own', async () => {
  await withPool(database.url, async (pool) => {
    await waitForDatabase(pool, log)
    await expect(refuseSharedConnections(pool)).resolves.toBeUndefined()
  })
})

test('a start says that the database does not exist, instead of waiting for it', async () => {
  const url = new URL(database.url)
  url.pathname = '/no_such_database'
  await expect(withPool(url.href, (pool) => waitForDatabase(pool, log))).rejects.toThrow(
    /^The database of DATABASE_URL cannot be reached: .*no_such_database/,
  )
})

test('a start says that the database is a standby', async () => {
  const url = new URL(database.url)
  url.searchParams.set('options', '-c default_transaction_read_only=on')
  await expect(withPool(url.href, (pool) => waitForDatabase(pool, log))).rejects.toThrow(
    'The database takes no writes: DATABASE_URL leads to a standby.',
  )
})

test('a start refuses a pooler that gives two clients one connection', async () => {
  await withPool(database.url, async (pool) => {
    const client = await pool.connect()
    // What pgbouncer does in transaction mode: who asks next gets the connection that is free.
    const shared = Object.assign(Object.create(client) as pg.PoolClient, { release: () => {} })
    const pooler = { connect: async () => shared } as unknown as pg.Pool
    await expect(refuseSharedConnections(pooler)).rejects.toThrow(/pooler .* session mode/)
    client.release()
  })
})

test('a start refuses a schema that a newer version has made', async () => {
  await withPool(database.url, async (pool) => {
    await pool.query("INSERT INTO migrations (name, checksum) VALUES ('9999-later.sql', 'x')")
    await expect(migrate(pool)).rejects.toThrow(
      'The database is newer than this program (9999-later.sql). Start the newer version, or restore a backup.',
    )
    await pool.query("DELETE FROM migrations WHERE name = '9999-later.sql'")
  })
})
