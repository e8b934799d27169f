import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../context.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { compileOnce, compileOncePerRole } from './compile-once.ts'
import { openStorage, type Storage } from './database.ts'

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

test('a query is built once, and each run has its own parameters wherever they stand', async () => {
  let built = 0
  const query = compileOnce((db, { low, high }: { low: number; high: number }) => {
    built += 1
    return db
      .selectNoFrom((eb) => [
        eb.val(low).as('low'),
        eb.val('same').as('same'),
        eb.val(high).as('high'),
      ])
      .where((eb) => eb(eb.val(high), '>', low))
  })
  expect(await query(storage.db, { low: 1, high: 2 })).toEqual([
    { low: '1', same: 'same', high: '2' },
  ])
  expect(await query(storage.db, { high: 4, low: 3 })).toEqual([
    { low: '3', same: 'same', high: '4' },
  ])
  expect(await query(storage.db, { low: 9, high: 5 })).toEqual([])
  expect(built).toBe(1)
})

test('each role has its own form, and nobody gets what another asked with', async () => {
  const query = compileOncePerRole((db, actor, { word }: { word: string }) =>
    db.selectNoFrom((eb) => [
      eb.val(actor.role).as('role'),
      eb.val(actor.companyId).as('company'),
      eb.val(word).as('word'),
    ]),
  )
  const session = { sessionId: 's', provenAt: new Date(), provenBy: 'totp' as const }
  const actor = { ...session, userId: 'u', name: 'n', isOwner: false, isApproved: true }
  const people: Actor[] = [
    { ...actor, role: 'customer', companyId: 'a' },
    { ...actor, role: 'supplier', companyId: 'b' },
    { ...actor, role: 'customer', companyId: 'c' },
    { ...actor, role: 'staff', companyId: null },
  ]
  for (const person of people) {
    const { role, companyId } = person
    expect(await query(storage.db, person, { word: 'w' })).toEqual([
      { role, company: companyId, word: 'w' },
    ])
  }
})
