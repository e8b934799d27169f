import { describe, expect, test } from 'vitest'
import { problem, serveContract } from '../testing/contract-server.ts'
import { tokensSample } from '../testing/samples.ts'
import { memorySession, type SessionStore } from './session-store.ts'
import type { Session } from './session.ts'
import { createTransport } from './transport.ts'

const nowhere = { baseUrl: 'http://127.0.0.1:9' }

function listen(session: Session): string[] {
  const told: string[] = []
  session.subscribe((change) => told.push(change))
  return told
}

describe.concurrent('a session', () => {
  test('starts with the tokens of a sign-in and is told', async () => {
    const { session } = createTransport(nowhere)
    const told = listen(session)
    expect(session.signedIn).toBe(false)
    await session.start(tokensSample(1, 600))
    expect(session.signedIn).toBe(true)
    expect(told).toEqual(['started'])
    expect(session.current?.accessToken).toBe('access-1')
    const left = (session.current?.expiresAt ?? 0) - Date.now()
    expect(left).toBeGreaterThan(590_000)
    expect(left).toBeLessThanOrEqual(600_000)
  })

  test('is found again by the next client of the same store', async () => {
    const store = memorySession()
    await createTransport({ ...nowhere, session: store }).session.start(tokensSample(1))
    const { session } = createTransport({ ...nowhere, session: store })
    const told = listen(session)
    expect(await session.ready()).toBe(true)
    expect(await session.ready()).toBe(true)
    expect(session.current?.accessToken).toBe('access-1')
    expect(told).toEqual(['started'])
  })

  test('a listener that unsubscribed hears nothing', async () => {
    const { session } = createTransport(nowhere)
    const told: string[] = []
    const stop = session.subscribe((change) => told.push(change))
    stop()
    await session.start(tokensSample(1))
    expect(told).toEqual([])
  })

  test('ends on the server and here', async () => {
    await using server = await serveContract(() => ({ status: 204 }))
    const store = memorySession()
    const { session } = createTransport({ baseUrl: server.url, session: store })
    await session.start(tokensSample(1))
    const told = listen(session)
    const ending = session.end()
    await ending
    expect(server.attempts.map(({ line, body }) => ({ line, body }))).toEqual([
      { line: 'POST /v1/tokens/revoke', body: { refreshToken: tokensSample(1).refreshToken } },
    ])
    expect(told).toEqual(['ended'])
    expect(await store.load()).toBeNull()
  })

  test.each(['drop', problem('internal')] as const)(
    'ends here though the server answers %j',
    async (answer) => {
      await using server = await serveContract(() => answer)
      const store = memorySession()
      const { session } = createTransport({ baseUrl: server.url, session: store })
      await session.start(tokensSample(1))
      await session.end()
      expect(session.signedIn).toBe(false)
      expect(await store.load()).toBeNull()
    },
  )

  test('that was only in the store ends on the server too', async () => {
    await using server = await serveContract(() => ({ status: 204 }))
    const store = memorySession()
    await store.save({ accessToken: 'a', refreshToken: 'kept', expiresAt: 0, startedAt: 0 })
    await createTransport({ baseUrl: server.url, session: store }).session.end()
    expect(server.attempts[0]?.body).toEqual({ refreshToken: 'kept' })
    expect(await store.load()).toBeNull()
  })

  test('that never began ends without asking anybody', async () => {
    const { session } = createTransport(nowhere)
    const told = listen(session)
    await session.end()
    expect(told).toEqual([])
  })
})

describe.concurrent('a slow store', () => {
  /** A store that does one thing at a time, the first write slowest. */
  function slowStore(): SessionStore & { readonly log: string[] } {
    const store = memorySession()
    const log: string[] = []
    const after = (milliseconds: number) =>
      new Promise<void>((resolve) => {
        setTimeout(resolve, milliseconds)
      })
    return {
      log,
      async load() {
        await after(20)
        return store.load()
      },
      async save(tokens) {
        await after(20)
        log.push('save')
        await store.save(tokens)
      },
      async clear() {
        log.push('clear')
        await store.clear()
      },
    }
  }

  test('is written in the order of the changes, so nobody is signed in again', async () => {
    const store = slowStore()
    const { session } = createTransport({ ...nowhere, session: store })
    const started = session.start(tokensSample(1))
    const ended = session.end()
    await Promise.all([started, ended])
    expect(store.log).toEqual(['save', 'clear'])
    expect(await store.load()).toBeNull()
  })

  test('does not bring the old session over one that has just begun', async () => {
    const store = slowStore()
    await store.save({ accessToken: 'old', refreshToken: 'old', expiresAt: 0, startedAt: 0 })
    const { session } = createTransport({ ...nowhere, session: store })
    const reading = session.ready()
    await session.start(tokensSample(5))
    await reading
    expect(session.current?.accessToken).toBe('access-5')
  })
})

test('a store that cannot be read fails the call and is asked again by the next', async () => {
  const working = memorySession()
  await working.save({ accessToken: 'a', refreshToken: 'r', expiresAt: 0, startedAt: 0 })
  let broken = true
  const store: SessionStore = {
    ...working,
    load: () => (broken ? Promise.reject(new Error('disk')) : working.load()),
  }
  const { session } = createTransport({ ...nowhere, session: store })
  await expect(session.ready()).rejects.toThrow('disk')
  broken = false
  expect(await session.ready()).toBe(true)
})
