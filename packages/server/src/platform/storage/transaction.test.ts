import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../testing/test-database.ts'
import { openStorage, type Storage } from './database.ts'
import { inTransaction } from './transaction.ts'

let storage: Storage
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  database = await createTestDatabase()
  storage = openStorage(database.url, 2)
  await sql`CREATE TABLE steps (n integer PRIMARY KEY)`.execute(storage.db)
})
afterAll(async () => {
  await storage.close()
  await database.drop()
})

async function steps(): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`SELECT n FROM steps ORDER BY n`.execute(storage.db)
  return rows.map(({ n }) => n)
}

test('statements started together are taken in their order', async () => {
  await inTransaction(storage.db, async (tx) => {
    const answers = await Promise.all([
      sql`INSERT INTO steps VALUES (1)`.execute(tx),
      sql<{ n: number }>`SELECT max(n) AS n FROM steps`.execute(tx),
      sql`INSERT INTO steps SELECT max(n) + 1 FROM steps`.execute(tx),
    ])
    expect(answers[1].rows).toEqual([{ n: 1 }])
  })
  expect(await steps()).toEqual([1, 2])
})

test('if one fails nothing is kept, and the connection serves the next', async () => {
  const failed = inTransaction(storage.db, (tx) =>
    Promise.all([
      sql`INSERT INTO steps VALUES (7)`.execute(tx),
      sql`INSERT INTO steps VALUES (7)`.execute(tx),
      sql`INSERT INTO steps VALUES (8)`.execute(tx),
    ]),
  )
  await expect(failed).rejects.toMatchObject({ code: '23505' })
  expect(await steps()).toEqual([1, 2])
  await inTransaction(storage.db, (tx) => sql`INSERT INTO steps VALUES (3)`.execute(tx))
  expect(await steps()).toEqual([1, 2, 3])
})

test('what throws between statements undoes them', async () => {
  const failed = inTransaction(storage.db, async (tx) => {
    await sql`INSERT INTO steps VALUES (9)`.execute(tx)
    throw new Error('refused')
  })
  await expect(failed).rejects.toThrow('refused')
  expect(await steps()).toEqual([1, 2, 3])
})

// Prevents: a restart of the database that ends the service, because nobody took the error.
test('a connection that breaks between statements fails the transaction, not the process', async () => {
  const failed = inTransaction(storage.db, async (tx) => {
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx)
    await sql`SELECT pg_terminate_backend(${rows[0]?.pid ?? 0}::int)`.execute(storage.db)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await sql`INSERT INTO steps VALUES (10)`.execute(tx)
  })
  await expect(failed).rejects.toThrow('connection error')
  expect(await steps()).toEqual([1, 2, 3])
})
