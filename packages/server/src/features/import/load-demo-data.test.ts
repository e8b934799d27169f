import { parseContractNumber, parseNip, parseSerialNumber } from '@hezo/domain'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { openStorage, type Storage } from '../../platform/storage/database.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { findEntitledCompany } from '../registration/find-entitled-company.ts'
import { type DemoData, loadDemoData } from './load-demo-data.ts'

describe('demo data', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>
  let storage: Storage

  beforeEach(async () => {
    database = await createTestDatabase()
    storage = openStorage(database.url, 3)
  })
  afterEach(async () => {
    await storage.close()
    await database.drop()
  })

  const start = (now = new Date('2026-11-23T10:00:00Z')): Promise<DemoData | undefined> =>
    loadDemoData(
      {
        clock: { now: () => now },
        config: readConfig({ PUBLIC_URL: 'https://hezo.test' }),
        db: storage.db,
      },
      storage,
    )
  const count = async (table: 'companies' | 'contracts' | 'devices'): Promise<number> => {
    const { rows } = await storage.pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)
    return Number(rows[0]?.n)
  }
  const counts = (): Promise<number[]> =>
    Promise.all([count('companies'), count('contracts'), count('devices')])

  it('gives a triple that registers for years', async () => {
    const demo = await start()
    const typed = [
      parseNip(demo?.nip ?? ''),
      parseContractNumber(demo?.contractNumber ?? ''),
      parseSerialNumber(demo?.serialNumber ?? ''),
    ]
    const [nip = '', contractNumber = '', serialNumber = ''] = typed.map((parsed) =>
      parsed.ok ? parsed.value : '',
    )
    const proof = { nip, contractNumber, serialNumber }
    for (const day of ['2026-11-23', '2028-06-01', '2031-01-01']) {
      expect(await findEntitledCompany(storage.db, proof, day)).toMatch(/^cmp_/)
    }
  })

  it('takes every row of its file', async () => {
    await start()
    expect(await counts()).toEqual([5, 6, 25])
    const kept = await storage.db.selectFrom('imports').select('report').executeTakeFirstOrThrow()
    expect(kept.report).toMatchObject({ rows: 25, refused: [] })
  })

  it('is loaded once, and renews the link of an engineer who has not come yet', async () => {
    const first = await start()
    const second = await start()
    expect(await counts()).toEqual([5, 6, 25])
    expect(first?.staffLink).toMatch(/^https:\/\/hezo\.test\/activate#/)
    expect(second?.staffLink).toMatch(/^https:\/\/hezo\.test\/activate#/)
    expect(second).toEqual({ ...first, staffLink: second?.staffLink })
  })

  it('gives no link once the engineer has set a password', async () => {
    await start()
    await storage.db.updateTable('users').set({ password_hash: 'set' }).execute()
    expect(await start()).toMatchObject({ staffLink: undefined })
  })

  it('stays away from a database with data of its own', async () => {
    const now = new Date()
    await storage.db
      .insertInto('companies')
      .values({ id: 'cmp_1', nip: 'PL5260250274', name: 'MF', created_at: now, updated_at: now })
      .execute()
    expect(await start()).toBeUndefined()
    expect(await counts()).toEqual([1, 0, 0])
  })
})
