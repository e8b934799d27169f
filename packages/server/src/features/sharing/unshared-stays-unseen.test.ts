// Prevents: any path on which a supplier learns of a ticket that is not shared with him now.
import { isHezoError } from '@hezo/sdk'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collect } from '../../testing/collect.ts'
import { createSeed, type SeededContract, type SeededPerson } from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let customer: SeededPerson
let staff: SeededPerson
let suppliers: readonly SeededPerson[]
/** Contract i was sold by supplier i. */
let contracts: readonly SeededContract[]

beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  const company = await seed.company('Klient')
  const sellers = [await seed.company('Dostawca A'), await seed.company('Dostawca B')]
  customer = await seed.person('customer', company)
  staff = await seed.person('staff', null)
  suppliers = await Promise.all(sellers.map((seller) => seed.person('supplier', seller)))
  contracts = await Promise.all(
    sellers.map((supplierId) => seed.contract({ companyId: company, supplierId })),
  )
})
afterAll(() => server.close())

interface Opened {
  readonly id: string
  readonly word: string
  readonly seller: number
  shared: boolean
  publicMessages: number
}

const step = fc.oneof(
  fc.record({ do: fc.constant('open' as const), seller: fc.nat(1), shared: fc.boolean() }),
  fc.record({ do: fc.constantFrom('share', 'ask by email', 'withdraw'), which: fc.nat(9) }),
  fc.record({
    do: fc.constantFrom('customer replies', 'staff replies', 'note', 'supplier replies'),
    which: fc.nat(9),
  }),
)

let words = 0

/** One life of a few tickets: each step is done, then every supplier looks down every path. */
async function live(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
  const opened: Opened[] = []
  for (const next of steps) {
    if ('seller' in next) opened.push(await open(next.seller, next.shared))
    else {
      const ticket = opened[next.which % Math.max(1, opened.length)]
      if (ticket) await act(next.do, ticket)
    }
    for (const seller of [0, 1]) await lookAround(seller, opened)
  }
}

async function open(seller: number, shared: boolean): Promise<Opened> {
  const contract = contracts[seller]
  const word = `słowo${(words += 1)}x`
  const { id } = await customer.client.tickets.create({
    contractId: contract?.id ?? '',
    deviceId: contract?.devices[0]?.id ?? null,
    subject: `Temat ${word}`,
    body: `Treść ${word}`,
    severity: 'normal',
    sharedWithSupplier: shared,
  })
  return { id, word, seller, shared, publicMessages: 1 }
}

async function act(what: string, ticket: Opened): Promise<void> {
  const ticketId = ticket.id
  if (what === 'share' || what === 'withdraw') {
    ticket.shared = what === 'share'
    await customer.client.tickets.setSharing({ ticketId, shared: ticket.shared })
    return
  }
  if (what === 'ask by email') {
    const asked = { ticketId, shared: true, confirmByEmail: true }
    // A second email within a minute is refused, which shares nothing either.
    await customer.client.tickets.setSharing(asked).catch((error: unknown) => {
      expect(isHezoError(error, 'rate_limited')).toBe(true)
    })
    return
  }
  if (what === 'note') {
    await staff.client.tickets.reply({ ticketId, body: 'notatka', visibility: 'internal' })
    return
  }
  const author =
    what === 'staff replies'
      ? staff
      : what === 'customer replies'
        ? customer
        : suppliers[ticket.seller]
  const reply = author?.client.tickets.reply({ ticketId, body: 'odpowiedź' })
  if (what === 'supplier replies' && !ticket.shared) {
    await expect(reply).rejects.toMatchObject({ code: 'not_found' })
    return
  }
  await reply
  ticket.publicMessages += 1
}

async function lookAround(seller: number, opened: readonly Opened[]): Promise<void> {
  const client = suppliers[seller]?.client
  if (!client) throw new Error('no supplier')
  const { tickets } = client
  const expected = opened.filter((ticket) => ticket.shared && ticket.seller === seller)
  const ours = new Set(opened.map(({ id }) => id))
  const idsOf = async (query: Parameters<typeof tickets.list.each>[0]): Promise<string[]> => {
    const found = await collect(tickets.list.each({ limit: 100, ...query }))
    return found.map(({ id }) => id).filter((id) => ours.has(id))
  }
  const sorted = expected.map(({ id }) => id).toSorted()
  expect((await idsOf({ sort: 'opened' })).toSorted()).toEqual(sorted)
  expect((await idsOf({})).toSorted()).toEqual(sorted)
  expect((await idsOf({ search: 'Temat' })).toSorted()).toEqual(sorted)
  expect((await idsOf({ search: contracts[seller]?.devices[0]?.serialNumber })).length).toBe(
    sorted.length,
  )
  expect(await idsOf({ contractId: contracts[1 - seller]?.id })).toEqual([])
  for (const ticket of opened) {
    const isSeen = expected.includes(ticket)
    expect((await tickets.list({ search: ticket.word })).items.length).toBe(isSeen ? 1 : 0)
    const got = await tickets.get({ ticketId: ticket.id }).catch((error: unknown) => error)
    const read = await tickets
      .listMessages({ ticketId: ticket.id })
      .catch((error: unknown) => error)
    if (isSeen) {
      expect(got).toMatchObject({ id: ticket.id, sharedWithSupplier: true })
      expect(read).toMatchObject({ items: { length: ticket.publicMessages } })
      expect(JSON.stringify(read)).not.toContain('notatka')
    } else {
      expect(isHezoError(got, 'not_found')).toBe(true)
      expect(isHezoError(read, 'not_found')).toBe(true)
    }
  }
}

test('whatever is opened, shared, withdrawn and answered, in any order', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), live), {
    numRuns: 12,
  })
  // Letters go to the customer's own people and to HEZO, whoever may read the ticket.
  const addresses = new Set(server.mailbox.all.map((mail) => mail.to))
  for (const { email } of suppliers) expect(addresses).not.toContain(email)
}, 120_000)
