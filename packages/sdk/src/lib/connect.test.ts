import { routes } from '@hezo/api'
import { contact, tickets } from '@hezo/api/routes'
import { describe, expect, test } from 'vitest'
import { serveContract } from '../testing/contract-server.ts'
import {
  contractId,
  contractSample,
  newTicket,
  ticketSample,
  tokensSample,
} from '../testing/samples.ts'
import { connect } from './connect.ts'
import { createClient } from './create-client.ts'
import { createTransport } from './transport.ts'

test('every route of the table is a function, and nothing else is', () => {
  const { session, ...features } = createClient({ baseUrl: '' })
  const verbs = (table: object) =>
    Object.entries(table).map(([feature, calls]) => [feature, Object.keys(calls)])
  expect(verbs(features)).toEqual(verbs(routes))
  expect(session.signedIn).toBe(false)
})

test('parts of the table share the session of their transport', async () => {
  await using server = await serveContract(() => ({ json: ticketSample() }))
  const transport = createTransport({ baseUrl: server.url })
  const guest = connect({ contact }, transport)
  const member = connect({ tickets }, transport)
  await guest.session.start(tokensSample(1))
  await member.tickets.get({ ticketId: ticketSample().id })
  expect(server.attempts[0]?.headers['authorization']).toBe('Bearer access-1')
})

describe.concurrent('idempotency keys', () => {
  test('each create has its own', async () => {
    await using server = await serveContract(() => ({ status: 201, json: ticketSample() }))
    const client = createClient({ baseUrl: server.url })
    await client.tickets.create(newTicket)
    await client.tickets.create(newTicket, { idempotencyKey: 'given' })
    await client.tickets.create(newTicket, { idempotencyKey: undefined })
    const keys = server.attempts.map(({ headers }) => headers['idempotency-key'])
    expect(keys[1]).toBe('given')
    expect(new Set(keys).size).toBe(3)
    expect(keys.every((key) => typeof key === 'string' && key.length > 0)).toBe(true)
  })

  test('what creates nothing has none', async () => {
    await using server = await serveContract(() => ({ json: ticketSample() }))
    const client = createClient({ baseUrl: server.url })
    await client.tickets.update({ ticketId: ticketSample().id, status: 'resolved' })
    expect(server.attempts[0]?.headers).not.toHaveProperty('idempotency-key')
  })
})

describe.concurrent('walking a list', () => {
  const pages: Readonly<Record<string, { items: unknown[]; nextCursor: string | null }>> = {
    '': { items: [contractSample('1'), contractSample('2')], nextCursor: 'c+/=1' },
    'c+/=1': { items: [], nextCursor: 'c2' },
    c2: { items: [contractSample('3')], nextCursor: null },
  }
  const serve = () =>
    serveContract(({ line }) => {
      const query = new URL(line.slice('GET '.length), 'http://localhost').searchParams
      return { json: pages[query.get('cursor') ?? ''] }
    })

  test('gives every item of every page once and keeps the filter', async () => {
    await using server = await serve()
    const client = createClient({ baseUrl: server.url })
    const numbers: string[] = []
    for await (const { number } of client.contracts.list.each({ state: 'valid', limit: 2 })) {
      numbers.push(number)
    }
    expect(numbers).toEqual(['1', '2', '3'])
    const filters = server.attempts.map(({ line }) => line.includes('state=valid&limit=2'))
    expect(filters).toEqual([true, true, true])
  })

  test('asks for a page only when the loop gets there', async () => {
    await using server = await serve()
    const client = createClient({ baseUrl: server.url })
    for await (const { number } of client.contracts.list.each()) {
      if (number === '2') break
    }
    expect(server.attempts).toHaveLength(1)
  })

  test('begins at a cursor', async () => {
    await using server = await serve()
    const client = createClient({ baseUrl: server.url })
    const { value } = await client.contracts.list.each({ cursor: 'c2' }).next()
    expect(value?.number).toBe('3')
  })

  test('stops when it is aborted between pages', async () => {
    await using server = await serve()
    const client = createClient({ baseUrl: server.url })
    const controller = new AbortController()
    const { signal } = controller
    const walk = async () => {
      for await (const { number } of client.contracts.list.each({}, { signal })) {
        if (number === '2') controller.abort()
      }
    }
    await expect(walk()).rejects.toMatchObject({ name: 'AbortError' })
    expect(server.attempts).toHaveLength(1)
  })

  test('works for lists below a path', async () => {
    await using server = await serveContract(() => ({ json: { items: [], nextCursor: null } }))
    const client = createClient({ baseUrl: server.url })
    await client.contracts.listDevices.each({ contractId, search: 'FG' }).next()
    expect(server.attempts[0]?.line).toBe(`GET /v1/contracts/${contractId}/devices?search=FG`)
  })
})
