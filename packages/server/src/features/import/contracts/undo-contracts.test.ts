import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import { createTestImport, exportRow, type TestImport } from '../../../testing/test-import.ts'
import { undoImport } from '../undo-import.ts'

let bench: TestImport
beforeAll(async () => {
  bench = await createTestImport()
})
afterAll(() => bench.close())

async function counts(): Promise<{ companies: number }> {
  const [row] = await bench.query(`SELECT
    (SELECT count(*)::int FROM companies) AS companies,
    (SELECT count(*)::int FROM contracts) AS contracts,
    (SELECT count(*)::int FROM devices) AS devices`)
  return row as { companies: number }
}

async function newestImport(): Promise<string> {
  const [row] = await bench.query('SELECT id FROM imports ORDER BY started_at DESC LIMIT 1')
  return String(row?.['id'])
}

test('takes back what one import made and nobody uses, and nothing of another', async () => {
  const services = { clock: systemClock, db: bench.storage.db }
  await bench.rows(exportRow({ number: 'U/2026/1', serial: 'FG1111' }))
  const before = await counts()
  bench.now = new Date(bench.now.getTime() + 60_000)
  await bench.rows(
    exportRow({ number: 'U/2026/1', serial: 'FG2222' }),
    exportRow({ number: 'U/2026/2', serial: 'FG3333' }),
    exportRow({ number: 'U/2026/3', serial: 'FG4444', nip: 'PL1234563218', name: 'Inna' }),
  )
  const second = await newestImport()
  // Somebody of the new company registered meanwhile, so it stays.
  await bench.query(`INSERT INTO users (id, role, company_id, first_name, last_name, email, email_key,
      locale, created_at, updated_at)
    SELECT 'usr_x', 'customer', id, 'A', 'B', 'a@b.pl', 'a@b.pl', 'pl', now(), now()
    FROM companies WHERE nip = 'PL1234563218'`)
  expect(await undoImport(services, second)).toMatchObject({
    kind: 'contracts',
    rows: {
      devices: { removed: 3, kept: 0 },
      contracts: { removed: 2, kept: 0 },
      companies: { removed: 0, kept: 1 },
    },
  })
  expect(await counts()).toEqual({ ...before, companies: before.companies + 1 })
  await bench.query("DELETE FROM users WHERE id = 'usr_x'")
  expect(await undoImport(services, second)).toMatchObject({
    rows: { companies: { removed: 1, kept: 0 } },
  })
  expect(await counts()).toEqual(before)
})
