import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())

const mail = (to: string) => ({
  to,
  letter: { locale: 'pl' as const, subject: 'x', paragraphs: ['x'] },
})

test('jobs of one transaction are all done at once, not one for each notice', async () => {
  const { db, jobs } = server.services
  await db.transaction().execute(async (tx) => {
    for (let n = 0; n < 25; n += 1) await jobs.send(tx, 'mail', mail(`a${n}@example.test`))
  })
  for (let n = 0; n < 25; n += 1) await server.mailbox.newest(`a${n}@example.test`)
  expect(server.mailbox.all).toHaveLength(25)
})

test('a job of a transaction that failed is never done', async () => {
  const { db, jobs } = server.services
  const failed = db.transaction().execute(async (tx) => {
    await jobs.send(tx, 'mail', mail('never@example.test'))
    throw new Error('changed my mind')
  })
  await expect(failed).rejects.toThrow('changed my mind')
  await db.transaction().execute((tx) => jobs.send(tx, 'mail', mail('after@example.test')))
  await server.mailbox.newest('after@example.test')
  expect(server.mailbox.all.map(({ to }) => to)).not.toContain('never@example.test')
})

test('who waits for a code does not wait for a hundred other letters', async () => {
  const { db, jobs } = server.services
  const before = server.mailbox.all.length
  const code = { to: 'waits@example.test', letter: { ...mail('x').letter, code: '123456' } }
  await db.transaction().execute(async (tx) => {
    for (let n = 0; n < 100; n += 1) await jobs.send(tx, 'mail', mail(`b${n}@example.test`))
    await jobs.send(tx, 'mail', code)
  })
  await server.mailbox.newest('waits@example.test')
  expect(server.mailbox.all.length - before).toBeLessThan(50)
})

test('a job that a killed process left in the outbox is done by another', async () => {
  const { db, secrets } = server.services
  const data = Buffer.from(JSON.stringify(mail('orphan@example.test')))
  // As a process does that never gets to wake its relay.
  await db
    .insertInto('outbox')
    .values({ priority: 1, queue: 'mail', sealed: secrets.seal(data, 'jobs:mail') })
    .execute()
  const found = await server.mailbox.newest('orphan@example.test')
  expect(found.subject).toBe('x')
})

test('a letter that waits is taken back, and no other', async () => {
  const { db, jobs } = server.services
  const count = await db.transaction().execute(async (tx) => {
    for (const name of ['gone', 'stays', 'gone']) {
      await jobs.send(tx, 'mail', mail(`${name}@example.test`))
    }
    return jobs.withdraw(tx, 'mail', ({ to }) => to === 'gone@example.test')
  })
  expect(count).toBe(2)
  await server.mailbox.newest('stays@example.test')
  expect(server.mailbox.all.map(({ to }) => to)).not.toContain('gone@example.test')
})
