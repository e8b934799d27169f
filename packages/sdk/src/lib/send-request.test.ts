import { routes } from '@hezo/api'
import { describe, expect, test } from 'vitest'
import { type Answer, problem, serveContract } from '../testing/contract-server.ts'
import { newTicket, ticketId, ticketSample } from '../testing/samples.ts'
import { createSendRequest } from './send-request.ts'

const { contact, me, registrations, signIns, tickets, tokens } = routes
const channels = { phone: '+48122525600', phoneText: '+48 12', email: 'pomoc@myhezo.pl' }

describe.concurrent('what travels', () => {
  test('language, token and key are headers; an absent one is not sent', async () => {
    await using server = await serveContract(() => ({ json: channels }))
    let locale: 'pl' | 'en' = 'pl'
    const send = createSendRequest({ baseUrl: `${server.url}/`, locale: () => locale })
    await send(contact.channels, {}, { accessToken: 'secret', idempotencyKey: 'key' })
    locale = 'en'
    await send(contact.channels, {})
    const sent = ({ headers }: (typeof server.attempts)[number]) =>
      ['accept-language', 'authorization', 'idempotency-key'].map((name) => headers[name])
    expect(server.attempts.map(sent)).toEqual([
      ['pl', 'Bearer secret', 'key'],
      ['en', undefined, undefined],
    ])
    expect(server.attempts[0]?.line).toBe('GET /v1/contact/channels')
  })

  test('a body is JSON and says so', async () => {
    await using server = await serveContract(() => ({ status: 200, json: ticketSample() }))
    const send = createSendRequest({ baseUrl: server.url })
    await send(tickets.setSharing, { ticketId, shared: true })
    expect(server.attempts[0]).toMatchObject({
      line: `PUT /v1/tickets/${ticketId}/sharing`,
      headers: { 'content-type': 'application/json' },
      body: { shared: true },
    })
  })

  test('a fetch of one’s own takes the place of the platform’s', async () => {
    const send = createSendRequest({
      baseUrl: 'http://hezo.test',
      fetch: (request) => Response.json({ ...channels, phone: request.url }),
    })
    expect((await send(contact.channels, {})).phone).toBe('http://hezo.test/v1/contact/channels')
  })

  test('an address that is none is the programmer’s mistake, not a failure of the network', async () => {
    const send = createSendRequest({ baseUrl: 'nowhere' })
    await expect(send(contact.channels, {})).rejects.toThrow(TypeError)
  })
})

describe.concurrent('repeating', () => {
  const passing: [string, Answer][] = [
    ['a broken connection', 'drop'],
    ['a reply broken off', 'cut'],
    ['408', { status: 408 }],
    ['429', problem('rate_limited')],
    ['a proxy’s 502', { status: 502, text: '<h1>Bad gateway</h1>' }],
    ['503', problem('overloaded')],
    ['504', { status: 504 }],
  ]

  test.each(passing)('a read is repeated after %s', async (_, answer) => {
    await using server = await serveContract((_attempt, count) =>
      count === 1 ? answer : { json: channels },
    )
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(contact.channels, {})).resolves.toEqual(channels)
    expect(server.attempts).toHaveLength(2)
  })

  test.each(passing)('a create is repeated with its key after %s', async (_, answer) => {
    await using server = await serveContract((_attempt, count) =>
      count === 1 ? answer : { status: 201, json: ticketSample() },
    )
    const send = createSendRequest({ baseUrl: server.url })
    await send(tickets.create, newTicket, { idempotencyKey: 'key' })
    expect(server.attempts.map(({ headers }) => headers['idempotency-key'])).toEqual(['key', 'key'])
    expect(server.attempts[1]?.body).toEqual(newTicket)
  })

  test('a create whose twin is still running is asked for again', async () => {
    await using server = await serveContract((_attempt, count) =>
      count === 1 ? problem('idempotency_in_progress') : { status: 201, json: ticketSample() },
    )
    const send = createSendRequest({ baseUrl: server.url })
    const ticket = await send(tickets.create, newTicket, { idempotencyKey: 'key' })
    expect(ticket.id).toBe(ticketId)
    expect(server.attempts).toHaveLength(2)
  })

  // A second use of a code, a token or a change that half happened does harm.
  const single = {
    'signIns.create': signIns.create,
    'signIns.secondFactor': signIns.secondFactor,
    'tokens.refresh': tokens.refresh,
    'tokens.revoke': tokens.revoke,
    'registrations.verifyEmail': registrations.verifyEmail,
    'registrations.resendEmail': registrations.resendEmail,
    'me.update': me.update,
  }

  test.each(Object.entries(single))('%s is sent once, whatever comes back', async (_, route) => {
    for (const [, answer] of passing) {
      await using server = await serveContract(() => answer)
      const send = createSendRequest({ baseUrl: server.url })
      await expect(send(route, {})).rejects.toMatchObject({ name: 'HezoError' })
      expect(server.attempts).toHaveLength(1)
    }
  })

  test('a failure that lasts is told after four attempts', async () => {
    await using server = await serveContract(() => problem('unavailable'))
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(contact.channels, {})).rejects.toMatchObject({ code: 'unavailable' })
    expect(server.attempts).toHaveLength(4)
  })

  test('an error of the server itself is not repeated', async () => {
    await using server = await serveContract(() => problem('internal'))
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(contact.channels, {})).rejects.toMatchObject({ code: 'internal' })
    expect(server.attempts).toHaveLength(1)
  })

  test('a wait too long to sit through is told at once', async () => {
    await using server = await serveContract(() => problem('rate_limited', { retryAfter: 900 }))
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(contact.channels, {})).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfter: 900,
    })
    expect(server.attempts).toHaveLength(1)
  })

  test('Retry-After holds the next attempt back', async () => {
    const arrivals: number[] = []
    await using server = await serveContract((_attempt, count) => {
      arrivals.push(performance.now())
      return count === 1 ? { status: 503, headers: { 'retry-after': '1' } } : { json: channels }
    })
    await createSendRequest({ baseUrl: server.url })(contact.channels, {})
    const [first = 0, second = 0] = arrivals
    // Without the header the wait is at most 400 ms.
    expect(second - first).toBeGreaterThan(900)
  })
})

describe.concurrent('failing', () => {
  test('a problem is told with all that it says', async () => {
    const fields = [{ path: 'subject', code: 'text.empty', message: 'Podaj temat.' }]
    await using server = await serveContract(() => problem('validation_failed', { fields }))
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(tickets.create, newTicket)).rejects.toMatchObject({
      code: 'validation_failed',
      message: 'Sentence of validation_failed',
      status: 422,
      requestId: 'req_1',
      fields,
    })
  })

  test.each([
    ['another site’s page', { status: 200, text: '<html></html>' }],
    ['a reply of another form', { status: 200, json: { phone: 7 } }],
    ['a status that the route does not have', { status: 203, json: channels }],
    ['nothing', { status: 204 }],
    ['an error page', { status: 500, text: '<html></html>' }],
    ['JSON that is no problem', { status: 400, json: { error: 'x' } }],
  ])('%s is an unexpected reply', async (_, answer) => {
    await using server = await serveContract(() => answer)
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(contact.channels, {})).rejects.toMatchObject({
      code: 'reply_unexpected',
      status: answer.status,
    })
  })

  test.each([
    [413, 'content_too_large'],
    [429, 'too_many_requests'],
    [502, 'service_unavailable'],
    [503, 'service_unavailable'],
    [504, 'service_unavailable'],
  ])('a page of a proxy under %i is %s', async (status, code) => {
    const page = { status, text: '<html>nginx</html>', headers: { 'retry-after': '60' } }
    await using server = await serveContract(() => page)
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(contact.channels, {})).rejects.toMatchObject({ code, retryAfter: 60 })
  })

  test('a code that is newer than this client is told as it is', async () => {
    const json = { code: 'made_up', status: 403, title: 'x', type: 'x', requestId: 'req_1' }
    await using server = await serveContract(() => ({ status: 403, json }))
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(contact.channels, {})).rejects.toMatchObject({
      code: 'made_up',
      status: 403,
    })
  })

  test('fields that are newer than this client are left out', async () => {
    await using server = await serveContract(() => ({ json: { ...channels, fax: '+48' } }))
    const send = createSendRequest({ baseUrl: server.url })
    expect(await send(contact.channels, {})).toEqual(channels)
  })

  test('a server that is not there is a failure of the network', async () => {
    const server = await serveContract(() => 'drop')
    await server[Symbol.asyncDispose]()
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(signIns.create, {})).rejects.toMatchObject({ code: 'network_failed' })
  })

  test('a server that does not reply is given up on, and asked once', async () => {
    await using server = await serveContract(() => 'hang')
    const send = createSendRequest({ baseUrl: server.url, timeout: 50 })
    await expect(send(contact.channels, {})).rejects.toMatchObject({ code: 'timed_out' })
    expect(server.attempts).toHaveLength(1)
  })

  // Errors get logged; what was sent holds tokens and passwords.
  test.each<Answer>(['drop', 'hang', problem('validation_failed'), { status: 502 }])(
    'after %j nothing that was sent is in the error',
    async (answer) => {
      const { inspect } = await import('node:util')
      await using server = await serveContract(() => answer)
      const send = createSendRequest({ baseUrl: server.url, timeout: 50 })
      const failed = send(signIns.create, { password: 'pa55' }, { accessToken: 'pa55' })
      const error: unknown = await failed.catch((reason: unknown) => reason)
      expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('pa55')
    },
  )
})

describe.concurrent('giving up', () => {
  test('an aborted call rejects with the signal’s reason', async () => {
    await using server = await serveContract(() => 'hang')
    const send = createSendRequest({ baseUrl: server.url })
    const controller = new AbortController()
    const called = send(contact.channels, {}, { signal: controller.signal })
    controller.abort()
    await expect(called).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('a call aborted before it began is not sent', async () => {
    await using server = await serveContract(() => ({ json: channels }))
    const send = createSendRequest({ baseUrl: server.url })
    const reason = new Error('closed')
    const called = send(contact.channels, {}, { signal: AbortSignal.abort(reason) })
    await expect(called).rejects.toBe(reason)
    expect(server.attempts).toHaveLength(0)
  })

  test('a call aborted while it waits to repeat is not repeated', async () => {
    const controller = new AbortController()
    await using server = await serveContract(() => {
      setTimeout(() => controller.abort(), 50)
      return problem('unavailable')
    })
    const send = createSendRequest({ baseUrl: server.url })
    const called = send(contact.channels, {}, { signal: controller.signal })
    await expect(called).rejects.toMatchObject({ name: 'AbortError' })
    expect(server.attempts).toHaveLength(1)
  })
})
