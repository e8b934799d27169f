// Several clients on one store, as the tabs of a browser are.
import { routes } from '@hezo/api'
import { describe, expect, test } from 'vitest'
import { type Answer, type Attempt, problem, serveContract } from '../testing/contract-server.ts'
import { ticketId, ticketSample, tokensSample } from '../testing/samples.ts'
import { memorySession, type SessionStore } from './session-store.ts'
import { createTransport, type Transport } from './transport.ts'

/** What tabs share: one memory, one lock, and word of each other's sessions. */
function sharedStores(count: number): SessionStore[] {
  const memory = memorySession()
  const watchers: (() => void)[] = []
  let turn: Promise<unknown> = Promise.resolve()
  let mark: number | undefined
  const tell = (own: number, startedAt: number | undefined): void => {
    if (mark === startedAt) return
    mark = startedAt
    for (const [tab, changed] of watchers.entries()) if (tab !== own) changed()
  }
  return Array.from({ length: count }, (_, own) => ({
    load: () => memory.load(),
    async save(tokens) {
      await memory.save(tokens)
      tell(own, tokens.startedAt)
    },
    async clear() {
      await memory.clear()
      tell(own, undefined)
    },
    async exclusively(work) {
      const running = turn.then(work, work)
      turn = running.catch(() => undefined)
      return running
    },
    watch: (changed) => void (watchers[own] = changed),
  }))
}

const refreshLine = 'POST /v1/tokens/refresh'

/** As the real one: a refresh token works once, a second use ends the session for all. */
function sessionServer() {
  let round = 1
  let isOver = false
  return ({ line, headers, body }: Attempt): Answer => {
    if (isOver) return problem('session_ended')
    if (line !== refreshLine) {
      const isNewest = headers['authorization'] === `Bearer access-${round}`
      return isNewest ? { json: ticketSample() } : problem('unauthenticated')
    }
    const { refreshToken } = body as { refreshToken: string }
    if (refreshToken === tokensSample(round).refreshToken) return { json: tokensSample(++round) }
    isOver = true
    return problem('session_ended')
  }
}

async function openTabs(url: string, count: number): Promise<Transport[]> {
  const tabs = sharedStores(count).map((session) => createTransport({ baseUrl: url, session }))
  await tabs[0]?.session.start(tokensSample(1, 0))
  for (const { session } of tabs) await session.ready()
  return tabs
}
const getTicket = (transport: Transport) => transport.call(routes.tickets.get, { ticketId })

describe('two tabs', () => {
  test('that refresh at once ask the server once, and both go on', async () => {
    await using server = await serveContract(sessionServer())
    const tabs = await openTabs(server.url, 5)
    await Promise.all(tabs.flatMap((tab) => [getTicket(tab), getTicket(tab)]))
    expect(server.attempts.filter(({ line }) => line === refreshLine)).toHaveLength(1)
    expect(tabs.map(({ session }) => session.current?.accessToken)).toEqual(
      Array.from({ length: 5 }, () => 'access-2'),
    )
  })

  test('take over the tokens that the other one renewed long ago', async () => {
    await using server = await serveContract(sessionServer())
    const [one, two] = (await openTabs(server.url, 2)) as [Transport, Transport]
    await getTicket(one)
    await getTicket(two)
    expect(server.attempts.filter(({ line }) => line === refreshLine)).toHaveLength(1)
  })

  test('sign out together, and the one that did not is told', async () => {
    await using server = await serveContract(() => ({ status: 204 }))
    const [one, two] = (await openTabs(server.url, 2)) as [Transport, Transport]
    const told: string[] = []
    two.session.subscribe((change) => told.push(change))
    await one.session.end()
    await expect.poll(() => told).toEqual(['ended'])
    expect(two.session.signedIn).toBe(false)
  })

  test('sign in together', async () => {
    await using server = await serveContract(sessionServer())
    const [store, other] = sharedStores(2)
    const one = createTransport({ baseUrl: server.url, session: store })
    const two = createTransport({ baseUrl: server.url, session: other })
    expect(await two.session.ready()).toBe(false)
    await one.session.start(tokensSample(1))
    await expect.poll(() => two.session.current?.accessToken).toBe('access-1')
  })

  test('never do as one person what another began', async () => {
    await using server = await serveContract(sessionServer())
    const [one, two] = (await openTabs(server.url, 2)) as [Transport, Transport]
    const told: string[] = []
    one.session.subscribe((change) => told.push(change))
    await new Promise((resolve) => setTimeout(resolve, 2))
    await two.session.start(tokensSample(7))
    await expect.poll(() => told).toEqual(['started'])
    expect(one.session.current?.accessToken).toBe('access-7')
  })
})
