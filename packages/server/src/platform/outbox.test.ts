import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTestDatabase } from '../testing/test-database.ts'
import { type Receiver, type Relay, startRelay } from './outbox.ts'
import { openStorage, type Storage } from './storage/database.ts'

let storage: Storage
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  database = await createTestDatabase()
  storage = openStorage(database.url, 4)
})
afterAll(async () => {
  await storage.close()
  await database.drop()
})

describe('the outbox', () => {
  let accepted: string[]
  let receiver: Receiver
  beforeEach(() => {
    accepted = []
    receiver = {
      async accept(_, queue, jobs) {
        accepted.push(...jobs.map(({ sealed }) => `${queue} ${sealed.toString('utf8')}`))
      },
      announce() {},
    }
  })

  test('hands on what is urgent before what came first', async () => {
    await put('mail', 1, 'a', 'b', 'c', 'd', 'e', 'f')
    await put('mail', 0, 'code')
    await during(relay(), () => vi.waitFor(() => expect(accepted).toHaveLength(7)))
    expect(accepted.slice(0, 5)).toContain('mail code')
  })

  test('keeps what could not be handed on, and hands it on when it can', async () => {
    let broken = true
    const unreliable: Receiver = {
      ...receiver,
      async accept(...jobs) {
        if (broken) throw new Error('no room')
        await receiver.accept(...jobs)
      },
    }
    await put('mail', 1, 'kept')
    await during(relay(unreliable), async (running) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(await countWaiting()).toBe(1)
      broken = false
      running.wake()
      await vi.waitFor(() => expect(accepted).toEqual(['mail kept']))
    })
    expect(await countWaiting()).toBe(0)
  })

  test('gives each job to one of several processes', async () => {
    const jobs = Array.from({ length: 60 }, (_, number) => String(number))
    await put('mail', 1, ...jobs)
    const relays = [relay(), relay(), relay()]
    await vi.waitFor(() => expect(accepted.length).toBeGreaterThanOrEqual(60))
    await Promise.all(relays.map((running) => running.stop()))
    expect(accepted.toSorted()).toEqual(jobs.map((job) => `mail ${job}`).toSorted())
  })

  function relay(to = receiver): Relay {
    return startRelay(storage.db, pino({ level: 'silent' }), to, 1)
  }
})

async function during(running: Relay, work: (relay: Relay) => Promise<unknown>): Promise<void> {
  try {
    await work(running)
  } finally {
    await running.stop()
  }
}

async function put(queue: string, priority: number, ...jobs: readonly string[]): Promise<void> {
  const rows = jobs.map((job) => ({ priority, queue, sealed: Buffer.from(job) }))
  await storage.db.insertInto('outbox').values(rows).execute()
}

async function countWaiting(): Promise<number> {
  return (await storage.db.selectFrom('outbox').select('id').execute()).length
}
