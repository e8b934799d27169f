import { isHezoError } from '@hezo/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comparableHeaders } from '../../testing/comparable-headers.ts'
import { createSeed, type SeededContract, type SeededPerson } from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

// Who reads (rows) × how the ticket stands to him → what each way to it answers. `ok`: it is done;
// `absent`: not among the items; `empty`: done, and no internal note is in it; else the code.
type Answer = 'ok' | 'absent' | 'not_found' | 'forbidden' | 'notes' | 'no notes'
type Reader = 'owner' | 'colleague' | 'stranger' | 'supplier' | 'otherSupplier' | 'staff'
type Kind = 'not shared' | 'shared' | 'withdrawn' | "supplier's own"
type Way =
  | 'list'
  | 'search'
  | 'by contract'
  | 'get'
  | 'messages'
  | 'reply'
  | 'note'
  | 'setSharing'
  | 'status'
  | 'severity'

const ways: readonly Way[] = [
  'list',
  'search',
  'by contract',
  'get',
  'messages',
  'reply',
  'note',
  'setSharing',
  'status',
  'severity',
]
type Row = readonly Answer[]
const own: Row = ['ok', 'ok', 'ok', 'ok', 'no notes', 'ok', 'forbidden', 'ok', 'ok', 'forbidden']
const readAndReply: Row = [
  ...(['ok', 'ok', 'ok', 'ok', 'no notes', 'ok'] as const),
  ...(['forbidden', 'forbidden', 'forbidden', 'forbidden'] as const),
]
const nothing: Row = [
  ...(['absent', 'absent', 'absent', 'not_found', 'not_found', 'not_found'] as const),
  ...(['forbidden', 'not_found', 'not_found', 'not_found'] as const),
]
const everything: Row = [
  ...(['ok', 'ok', 'ok', 'ok', 'notes', 'ok', 'ok', 'forbidden', 'ok', 'ok'] as const),
]

const table: readonly [Reader, Kind, Row][] = [
  ['owner', 'not shared', own],
  ['owner', 'shared', own],
  ['owner', 'withdrawn', own],
  ['owner', "supplier's own", nothing],
  ['colleague', 'not shared', own],
  ['colleague', 'shared', own],
  ['stranger', 'not shared', nothing],
  ['stranger', 'shared', nothing],
  ['stranger', "supplier's own", nothing],
  ['supplier', 'not shared', nothing],
  ['supplier', 'shared', readAndReply],
  ['supplier', 'withdrawn', nothing],
  ['supplier', "supplier's own", own],
  ['otherSupplier', 'not shared', nothing],
  ['otherSupplier', 'shared', nothing],
  ['otherSupplier', "supplier's own", nothing],
  ['staff', 'not shared', everything],
  ['staff', 'shared', everything],
  ['staff', 'withdrawn', everything],
  ['staff', "supplier's own", everything],
]

let server: TestServer
let people: Record<Reader, SeededPerson>
let contracts: { customer: SeededContract; supplier: SeededContract }

beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  const [customer, stranger, supplier, otherSupplier] = await Promise.all(
    ['Klient', 'Obcy', 'Dostawca', 'Inny dostawca'].map((name) => seed.company(name)),
  )
  if (!customer || !stranger || !supplier || !otherSupplier) throw new Error('no company')
  contracts = {
    customer: await seed.contract({ companyId: customer, supplierId: supplier }),
    supplier: await seed.contract({ companyId: supplier, supplierId: otherSupplier }),
  }
  people = {
    owner: await seed.person('customer', customer),
    colleague: await seed.person('customer', customer),
    stranger: await seed.person('customer', stranger),
    supplier: await seed.person('supplier', supplier),
    otherSupplier: await seed.person('supplier', otherSupplier),
    staff: await seed.person('staff', null),
  }
})
afterAll(() => server.close())

/** A fresh ticket of this kind, with an internal note; its subject is found by one word only. */
async function openTicket(kind: Kind, word: string) {
  const isSuppliersOwn = kind === "supplier's own"
  const { client } = isSuppliersOwn ? people.supplier : people.owner
  const contract = isSuppliersOwn ? contracts.supplier : contracts.customer
  const ticket = await client.tickets.create({
    contractId: contract.id,
    deviceId: contract.devices[0]?.id ?? null,
    subject: `Awaria ${word}`,
    body: 'Nie świeci żadna dioda.',
    severity: 'high',
    sharedWithSupplier: kind === 'shared' || kind === 'withdrawn',
  })
  await people.staff.client.tickets.reply({
    ticketId: ticket.id,
    body: 'Notatka tylko dla nas.',
    visibility: 'internal',
  })
  if (kind === 'withdrawn') {
    await client.tickets.setSharing({ ticketId: ticket.id, shared: false })
  }
  return ticket
}

async function answerOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'ok'
  } catch (error) {
    if (isHezoError(error)) return error.code
    throw error
  }
}

describe.each(table)('%s, ticket %s', (reader, kind, answers) => {
  test(`is answered ${answers.join(', ')}`, async () => {
    const word = `${reader}${ways.length}${kind.replaceAll(/\W/g, '')}`
    const ticket = await openTicket(kind, word)
    const { tickets } = people[reader].client
    const ticketId = ticket.id
    const among = async (query: Parameters<typeof tickets.list.each>[0]): Promise<string> => {
      for await (const item of tickets.list.each(query)) if (item.id === ticketId) return 'ok'
      return 'absent'
    }
    const probes: Record<Way, () => Promise<string>> = {
      list: () => among({}),
      search: () => among({ search: word }),
      'by contract': () => among({ contractId: ticket.contract.id }),
      get: () => answerOf(tickets.get({ ticketId })),
      messages: async () => {
        const page = await tickets.listMessages({ ticketId }).catch((error: unknown) => error)
        if (isHezoError(page)) return page.code
        return JSON.stringify(page).includes('Notatka') ? 'notes' : 'no notes'
      },
      reply: () => answerOf(tickets.reply({ ticketId, body: 'Dzień dobry.' })),
      note: () => answerOf(tickets.reply({ ticketId, body: 'Notatka.', visibility: 'internal' })),
      setSharing: () => answerOf(tickets.setSharing({ ticketId, shared: kind === 'shared' })),
      status: () => answerOf(tickets.update({ ticketId, status: 'resolved' })),
      severity: () => answerOf(tickets.update({ ticketId, severity: 'low' })),
    }
    const given = []
    for (const way of ways) given.push([way, await probes[way]()])
    expect(given).toEqual(ways.map((way, index) => [way, answers[index]]))
  })
})

test('a ticket that is not yours and one that never was are the same bytes', async () => {
  const ticket = await openTicket('not shared', 'bajty')
  const nobodys = ticket.id.slice(0, -4) + (ticket.id.endsWith('zzzz') ? 'yyyy' : 'zzzz')
  const requests: [string, RequestInit][] = [
    ['', {}],
    ['/messages', {}],
    ['', { method: 'PATCH', body: '{"status":"resolved"}' }],
    ['/sharing', { method: 'PUT', body: '{"shared":true}' }],
    ['/messages', { method: 'POST', body: '{"body":"?"}' }],
  ]
  for (const [path, init] of requests) {
    const replies = await Promise.all(
      [ticket.id, nobodys, 'tkt_nie-id'].map(async (id) => {
        const response = await server.fetch(`/v1/tickets/${id}${path}`, {
          ...init,
          headers: {
            Authorization: `Bearer ${people.supplier.accessToken}`,
            'Content-Type': 'application/json',
            'Idempotency-Key': `same-bytes-${id}`,
          },
        })
        const body = (await response.text()).replace(/"requestId":"[^"]+"/, '')
        return { status: response.status, headers: comparableHeaders(response.headers), body }
      }),
    )
    expect(replies[0]?.status).toBe(404)
    expect(replies[1]).toEqual(replies[0])
    expect(replies[2]).toEqual(replies[0])
  }
})

test('through a shared ticket a supplier sees its contract number and device, no more of the company', async () => {
  const ticket = await openTicket('shared', 'umowa')
  const { client } = people.supplier
  const seen = await client.tickets.get({ ticketId: ticket.id })
  expect(seen.contract.number).toBe(contracts.customer.number)
  expect(seen.device?.serialNumber).toBe(contracts.customer.devices[0]?.serialNumber)
  const { contractId } = { contractId: seen.contract.id }
  expect(await answerOf(client.contracts.get({ contractId }))).toBe('not_found')
  expect(await answerOf(client.contracts.listDevices({ contractId }))).toBe('not_found')
  expect((await client.contracts.list({ search: seen.contract.number })).items).toEqual([])
})

test('an internal note leaves nothing that a customer or supplier could see', async () => {
  const ticket = await openTicket('shared', 'ślad')
  const { owner, supplier, staff } = people
  const before = await owner.client.tickets.get({ ticketId: ticket.id })
  const dialogue = await owner.client.tickets.listMessages({ ticketId: ticket.id })
  server.now = new Date(server.now.getTime() + 60_000)
  const mails = server.mailbox.all.length
  await staff.client.tickets.reply({
    ticketId: ticket.id,
    body: 'Jeszcze jedna notatka.',
    visibility: 'internal',
  })
  for (const { client } of [owner, supplier]) {
    expect(await client.tickets.get({ ticketId: ticket.id })).toEqual(before)
    expect(await client.tickets.listMessages({ ticketId: ticket.id })).toEqual(dialogue)
  }
  expect(dialogue.items).toEqual([
    {
      id: expect.stringMatching(/^msg_/),
      visibility: 'public',
      author: { id: owner.id, name: owner.name, role: 'customer' },
      body: 'Nie świeci żadna dioda.',
      attachments: [],
      createdAt: before.openedAt,
    },
  ])
  const told = server.mailbox.all.slice(mails).map((mail) => mail.text + mail.html)
  expect(told.join('')).not.toContain('notatka')
  const { items } = await staff.client.tickets.listMessages({ ticketId: ticket.id })
  expect(items.map((message) => message.visibility)).toEqual(['public', 'internal', 'internal'])
})
