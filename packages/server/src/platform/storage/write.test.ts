import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../testing/test-database.ts'
import { openStorage, type Storage } from './database.ts'
import { inTransaction } from './transaction.ts'
import { asOne, insertOnce } from './write.ts'

let storage: Storage
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  database = await createTestDatabase()
  storage = openStorage(database.url, 2)
})
afterAll(async () => {
  await storage.close()
  await database.drop()
})

const now = new Date('2026-11-23T10:00:00Z')
const company = insertOnce('companies', ['id', 'nip', 'name', 'created_at', 'updated_at'])
const rowOf = (n: number, name = `Firma ${n}`) => ({
  id: `cmp_${n}`,
  nip: `PL${n}`,
  name,
  created_at: now,
  updated_at: now,
})
const names = async (): Promise<string[]> => {
  const rows = await storage.db.selectFrom('companies').select('name').orderBy('id').execute()
  return rows.map(({ name }) => name)
}

test('statements become one, each with its own parameters', () => {
  const { sql: text, parameters } = asOne([
    { compile: () => ({ sql: 'INSERT INTO a VALUES ($1, $2, $1)', parameters: ['x', 'y'] }) },
    { compile: () => ({ sql: 'DELETE FROM b', parameters: [] }) },
    { compile: () => ({ sql: 'UPDATE c SET d = $2 WHERE e = $1', parameters: [1, 2] }) },
  ])
  expect(text).toBe(
    'WITH w0 AS (INSERT INTO a VALUES ($1, $2, $1)), w1 AS (DELETE FROM b),' +
      ' w2 AS (UPDATE c SET d = $4 WHERE e = $3) SELECT',
  )
  expect(parameters).toEqual(['x', 'y', 1, 2])
})

test('the same statements get the same text, others another', () => {
  const text = (...rows: number[]) => asOne(rows.map((n) => company(rowOf(n)))).sql
  expect(text(1, 2)).toBe(text(3, 4))
  expect(text(1)).not.toBe(text(1, 2))
})

test('what is kept for the end is written with what went before, or not at all', async () => {
  await inTransaction(storage.db, async (tx, writeLast) => {
    await tx.insertInto('companies').values(rowOf(1)).execute()
    writeLast(company(rowOf(2)), company(rowOf(3, "O'Brien; DROP TABLE companies")))
    writeLast(tx.updateTable('companies').set({ name: 'Pierwsza' }).where('id', '=', 'cmp_1'))
  })
  expect(await names()).toEqual(['Pierwsza', 'Firma 2', "O'Brien; DROP TABLE companies"])
  // All of it is one transaction's work: the commit did not overtake it.
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT xmin::text)::int AS count FROM companies`.execute(storage.db)
  expect(rows[0]?.count).toBe(1)

  const failed = inTransaction(storage.db, async (tx, writeLast) => {
    await tx.insertInto('companies').values(rowOf(4)).execute()
    writeLast(company(rowOf(5)), company(rowOf(2)))
  })
  await expect(failed).rejects.toMatchObject({ code: '23505', table: 'companies' })
  expect(await names()).toHaveLength(3)
})
