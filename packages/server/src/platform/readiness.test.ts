import { createServer, connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failureReply } from '../http/failure-reply.ts'
import { createTestDatabase } from '../testing/test-database.ts'
import { createReadinessCheck } from './readiness.ts'
import { openStorage, type Storage } from './storage/database.ts'
import { startJobs } from './jobs.ts'
import { createSecretBox } from './secret-box.ts'
import { createKeyRing } from './keys/key-ring.ts'
import { pino } from 'pino'

/** A way to the database that can go silent: connections stay open, and nothing comes through. */
async function silentProxy(
  url: string,
): Promise<{ url: string; silence(on: boolean): void; close(): void }> {
  const target = new URL(url)
  const sockets: Socket[] = []
  let frozen: Socket[] = []
  let isSilent = false
  const server = createServer((inner) => {
    const outer = connect(Number(target.port), target.hostname)
    sockets.push(inner, outer)
    inner.on('error', () => {})
    outer.on('error', () => {})
    inner.on('data', (data) => void (frozen.includes(inner) || outer.write(data)))
    outer.on('data', (data) => void (frozen.includes(inner) || inner.write(data)))
    inner.on('close', () => outer.destroy())
    outer.on('close', () => inner.destroy())
    if (isSilent) frozen.push(inner)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  const proxied = new URL(url)
  proxied.hostname = '127.0.0.1'
  proxied.port = String(address.port)
  return {
    url: proxied.href,
    silence(on) {
      isSilent = on
      // Connections of the silence stay silent for good; new ones work again after it.
      if (on) frozen = [...sockets]
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

const log = pino({ level: 'silent' })
let database: Awaited<ReturnType<typeof createTestDatabase>>
let proxy: Awaited<ReturnType<typeof silentProxy>>
let storage: Storage
let endJobs: () => Promise<void>

beforeAll(async () => {
  database = await createTestDatabase()
  const direct = openStorage(database.url, 2)
  const keys = createKeyRing(
    { signing: [new Uint8Array(32).fill(1)], encryption: [new Uint8Array(32).fill(2)] },
    { now: () => new Date() },
  )
  const jobs = await startJobs(database.url, direct.db, createSecretBox(keys.encryption), log)
  endJobs = async () => {
    await jobs.stop()
    await direct.close()
  }
  proxy = await silentProxy(database.url)
  storage = openStorage(proxy.url, 3, { query_timeout: 700 } as never)
})
afterAll(async () => {
  await endJobs()
  await storage.close()
  proxy.close()
  await database.drop()
})

describe('a database that goes silent', () => {
  test('is not ready within the limit, and ready again by itself once new connections work', async () => {
    const readiness = createReadinessCheck(storage.db, 300)
    expect(await readiness.check()).toEqual({ isReady: true, emailQueueSeconds: 0 })
    proxy.silence(true)
    expect(await readiness.check()).toEqual({ isReady: false, reason: 'database_unavailable' })
    proxy.silence(false)
    // The connection that was asked is given up, so the next question takes another.
    await expect
      .poll(() => readiness.check(), { timeout: 10_000 })
      .toEqual({ isReady: true, emailQueueSeconds: 0 })
  })

  test('fails a question in bounded time, as an outage, and never gives its connection to another', async () => {
    const ask = (): Promise<unknown> => storage.db.selectFrom('migrations').select('name').execute()
    await Promise.all([ask(), ask(), ask()])
    proxy.silence(true)
    const failed = await Promise.allSettled([ask(), ask(), ask()])
    proxy.silence(false)
    for (const one of failed) {
      if (one.status === 'fulfilled') throw new Error('a silent connection answered')
      const origin = {
        id: 'r',
        address: '',
        userAgent: '',
        locale: 'pl',
        pageOrigin: undefined,
      } as const
      expect(failureReply(one.reason, origin, log).status).toBe(503)
    }
    await Promise.all([ask(), ask(), ask()])
  })

  test('is not ready while it takes no writes', async () => {
    const url = new URL(database.url)
    url.searchParams.set('options', '-c default_transaction_read_only=on')
    const standby = openStorage(url.href, 1)
    expect(await createReadinessCheck(standby.db).check()).toMatchObject({
      isReady: false,
      reason: 'database_read_only',
    })
    await standby.close()
  })

  test('does not matter any more once the process is stopping', async () => {
    const readiness = createReadinessCheck(storage.db)
    readiness.stop()
    expect(await readiness.check()).toEqual({ isReady: false, reason: 'stopping' })
  })
})
