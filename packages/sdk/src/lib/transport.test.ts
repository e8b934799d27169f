import { routes } from '@hezo/api'
import { describe, expect, test } from 'vitest'
import { type Answer, type Attempt, problem, serveContract } from '../testing/contract-server.ts'
import { newTicket, ticketId, ticketSample, tokensSample } from '../testing/samples.ts'
import { memorySession } from './session-store.ts'
import { createTransport, type Transport } from './transport.ts'

const refreshLine = 'POST /v1/tokens/refresh'

/** A server whose access tokens `refused` are over; refreshing gives the next round. */
function sessions(refused: readonly string[], refreshed?: () => Answer | Promise<Answer>) {
  let round = 1
  return async ({ line, headers }: Attempt): Promise<Answer> => {
    if (line === refreshLine) return refreshed ? refreshed() : { json: tokensSample(++round) }
    const token = String(headers['authorization']).replace('Bearer ', '')
    if (refused.includes(token)) return problem('unauthenticated')
    return { status: line.startsWith('POST') ? 201 : 200, json: ticketSample() }
  }
}

async function signedIn(url: string, expiresIn?: number): Promise<Transport> {
  const transport = createTransport({ baseUrl: url, timeout: 2000 })
  await transport.session.start(tokensSample(1, expiresIn))
  return transport
}

const refreshes = (attempts: readonly Attempt[]) =>
  attempts.filter(({ line }) => line === refreshLine).length
const getTicket = (transport: Transport, signal?: AbortSignal) =>
  transport.call(routes.tickets.get, { ticketId }, { signal })

describe.concurrent('the access token', () => {
  test('goes to routes that need a session, and to no other', async () => {
    await using server = await serveContract(({ line }) =>
      line.includes('channels')
        ? { json: { phone: '', phoneText: '', email: '' } }
        : { json: ticketSample() },
    )
    const transport = await signedIn(server.url)
    await transport.call(routes.contact.channels)
    await getTicket(transport)
    expect(server.attempts.map(({ headers }) => headers['authorization'])).toEqual([
      undefined,
      'Bearer access-1',
    ])
  })

  test('without a session the server is the one to refuse', async () => {
    await using server = await serveContract(() => problem('unauthenticated'))
    const transport = createTransport({ baseUrl: server.url })
    await expect(getTicket(transport)).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(server.attempts).toHaveLength(1)
  })

  test('is renewed shortly before it ends, so that no call is refused', async () => {
    await using server = await serveContract(sessions([]))
    const transport = await signedIn(server.url, 20)
    await getTicket(transport)
    expect(server.attempts.map(({ headers }) => headers['authorization'])).toEqual([
      undefined,
      'Bearer access-2',
    ])
  })
})

describe.concurrent('one refresh at a time', () => {
  test('twenty calls with an ended token make one refresh', async () => {
    await using server = await serveContract(sessions(['access-1']))
    const transport = await signedIn(server.url, 0)
    await Promise.all(Array.from({ length: 20 }, () => getTicket(transport)))
    expect(refreshes(server.attempts)).toBe(1)
    expect(server.attempts).toHaveLength(21)
  })

  test('twenty calls refused before the clock said so make one refresh', async () => {
    await using server = await serveContract(sessions(['access-1']))
    const transport = await signedIn(server.url)
    await Promise.all(Array.from({ length: 20 }, () => getTicket(transport)))
    expect(refreshes(server.attempts)).toBe(1)
    expect(server.attempts).toHaveLength(41)
  })

  test('a call refused after another has refreshed takes the new token', async () => {
    const slow = Promise.withResolvers<void>()
    const answer = sessions(['access-1'])
    await using server = await serveContract(async (attempt, count) => {
      if (count === 1) await slow.promise
      return answer(attempt)
    })
    const transport = await signedIn(server.url)
    const first = getTicket(transport)
    await expect.poll(() => server.attempts.length).toBe(1)
    await getTicket(transport)
    slow.resolve()
    await first
    expect(refreshes(server.attempts)).toBe(1)
  })

  test('a create that was refused keeps its key', async () => {
    await using server = await serveContract(sessions(['access-1']))
    const transport = await signedIn(server.url)
    await transport.call(routes.tickets.create, newTicket)
    const keys = server.attempts
      .filter(({ line }) => line === 'POST /v1/tickets')
      .map(({ headers }) => headers['idempotency-key'])
    expect(keys).toEqual([keys[0], keys[0]])
    expect(keys[0]).toMatch(/^[\da-z]+(-[\da-z]+){3}$/)
  })

  test('a token refused right after it was given is not renewed again', async () => {
    await using server = await serveContract(sessions(['access-1', 'access-2']))
    const transport = await signedIn(server.url)
    await expect(getTicket(transport)).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(refreshes(server.attempts)).toBe(1)
  })

  test.each([
    ['before its call', 0],
    ['after its call was refused', 600],
  ])('%s, a call that gives up leaves the refresh to the others', async (_, expiresIn) => {
    const answered = Promise.withResolvers<void>()
    const refreshed = async () => {
      await answered.promise
      return { json: tokensSample(2) }
    }
    await using server = await serveContract(sessions(['access-1'], refreshed))
    const transport = await signedIn(server.url, expiresIn)
    const controller = new AbortController()
    const given = getTicket(transport, controller.signal)
    const other = getTicket(transport)
    await expect.poll(() => refreshes(server.attempts)).toBe(1)
    controller.abort()
    await expect(given).rejects.toMatchObject({ name: 'AbortError' })
    answered.resolve()
    await expect(other).resolves.toMatchObject({ id: ticketId })
    expect(refreshes(server.attempts)).toBe(1)
  })
})

describe.concurrent('the end of a session', () => {
  test('a refresh refused for good clears the session, tells it once and fails the calls', async () => {
    const kept = memorySession()
    await using server = await serveContract(sessions(['access-1'], () => problem('session_ended')))
    const transport = createTransport({ baseUrl: server.url, session: kept })
    await transport.session.start(tokensSample(1))
    const told: string[] = []
    transport.session.subscribe((change) => told.push(change))
    const calls = await Promise.allSettled([1, 2, 3].map(() => getTicket(transport)))
    const codes = calls.map((call) => call.status === 'rejected' && call.reason.code)
    expect(codes).toEqual(['session_ended', 'session_ended', 'session_ended'])
    expect(told).toEqual(['lost'])
    expect(transport.session.signedIn).toBe(false)
    expect(await kept.load()).toBeNull()
  })

  test('a call told that the session is over ends it without a refresh', async () => {
    await using server = await serveContract(() => problem('session_ended'))
    const transport = await signedIn(server.url)
    await expect(getTicket(transport)).rejects.toMatchObject({ code: 'session_ended' })
    expect(transport.session.signedIn).toBe(false)
    expect(server.attempts).toHaveLength(1)
  })

  const passing: [string, Answer][] = [
    ['a broken connection', 'drop'],
    ['a proxy’s page', { status: 403, text: '<html></html>' }],
    ['an overloaded server', problem('overloaded')],
    ['a throttle', problem('rate_limited', { retryAfter: 60 })],
    ['a reply of another form', { json: {} }],
  ]

  test.each(passing)('%s while refreshing does not', async (_, answer) => {
    await using server = await serveContract(sessions(['access-1'], () => answer))
    const transport = await signedIn(server.url, 0)
    await expect(getTicket(transport)).rejects.toMatchObject({ name: 'HezoError' })
    expect(transport.session.current?.refreshToken).toBe(tokensSample(1).refreshToken)
    expect(refreshes(server.attempts)).toBe(1)
  })

  test('after a failure the next call refreshes again', async () => {
    let count = 0
    await using server = await serveContract(
      sessions(['access-1'], () => (++count === 1 ? 'drop' : { json: tokensSample(2) })),
    )
    const transport = await signedIn(server.url, 0)
    await expect(getTicket(transport)).rejects.toMatchObject({ code: 'network_failed' })
    await expect(getTicket(transport)).resolves.toMatchObject({ id: ticketId })
  })

  test('a token that still lasts is used when it cannot be renewed', async () => {
    await using server = await serveContract(sessions([], () => 'drop'))
    const transport = await signedIn(server.url, 20)
    await expect(getTicket(transport)).resolves.toMatchObject({ id: ticketId })
  })
})

describe.concurrent('two people at one screen', () => {
  test('what one person began is not done as another', async () => {
    const refused = Promise.withResolvers<void>()
    await using server = await serveContract(async () => {
      await refused.promise
      return problem('unauthenticated')
    })
    const transport = await signedIn(server.url)
    const begun = transport.call(routes.tickets.create, newTicket)
    await expect.poll(() => server.attempts.length).toBe(1)
    await transport.session.start(tokensSample(7))
    refused.resolve()
    await expect(begun).rejects.toMatchObject({ code: 'session_ended' })
    expect(server.attempts).toHaveLength(1)
    expect(transport.session.current?.accessToken).toBe('access-7')
  })

  test('the end of one session, told late, is not the end of the next', async () => {
    const answered = Promise.withResolvers<void>()
    await using server = await serveContract(async () => {
      await answered.promise
      return problem('session_ended')
    })
    const transport = await signedIn(server.url, 0)
    const begun = getTicket(transport)
    await expect.poll(() => refreshes(server.attempts)).toBe(1)
    await transport.session.start(tokensSample(7))
    answered.resolve()
    await expect(begun).rejects.toMatchObject({ code: 'session_ended' })
    expect(transport.session.current?.accessToken).toBe('access-7')
  })

  test('a refresh that ends after the sign-out brings nobody back', async () => {
    const answered = Promise.withResolvers<void>()
    await using server = await serveContract(async ({ line }) => {
      if (line !== refreshLine) return { status: 204 }
      await answered.promise
      return { json: tokensSample(2) }
    })
    const transport = await signedIn(server.url, 0)
    const begun = getTicket(transport)
    await expect.poll(() => refreshes(server.attempts)).toBe(1)
    await transport.session.end()
    answered.resolve()
    await expect(begun).rejects.toMatchObject({ code: 'session_ended' })
    expect(transport.session.signedIn).toBe(false)
  })
})
