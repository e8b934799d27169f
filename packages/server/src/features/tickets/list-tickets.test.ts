import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createSeed,
  type Seed,
  type SeededContract,
  type SeededPerson,
} from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let seed: Seed
let companyId: string
let customer: SeededPerson
let staff: SeededPerson
let contract: SeededContract
let renewal: SeededContract

beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
  companyId = await seed.company('Klient')
  customer = await seed.person('customer', companyId)
  staff = await seed.person('staff', null)
  contract = await seed.contract({ companyId, serialNumbers: ['FG7000000001'] })
  renewal = await seed.contract({ companyId, serialNumbers: ['FG7000000001'] })
})
afterAll(() => server.close())

async function openTicket(subject: string, on = contract, opener = customer) {
  return opener.client.tickets.create({
    contractId: on.id,
    deviceId: on.devices[0]?.id ?? null,
    subject,
    body: 'Treść',
    severity: 'normal',
    sharedWithSupplier: false,
  })
}

describe('a list is narrowed', () => {
  beforeAll(async () => {
    const first = await openTicket('Pierwszy: dysk 100%')
    const second = await openTicket('Drugi: Łącze_A')
    await openTicket('Trzeci', renewal)
    await staff.client.tickets.update({ ticketId: first.id, status: 'resolved' })
    await staff.client.tickets.update({ ticketId: second.id, status: 'waiting_for_customer' })
  })

  test.each([
    [{}, 3],
    [{ status: 'new' }, 1],
    [{ status: 'new,resolved' }, 2],
    [{ status: 'closed' }, 0],
    [{ search: '100%' }, 1],
    [{ search: '%' }, 1],
    [{ search: '_' }, 1],
    [{ search: 'łącze' }, 1],
    [{ search: '(H)-FG7000000001' }, 3],
    [{ search: 'fg70' }, 3],
    [{ search: 'FG7000000001', status: 'new' }, 1],
    [{ search: "' OR ''='" }, 0],
  ] as const)('by %j to %i', async (query, count) => {
    expect((await customer.client.tickets.list(query)).items).toHaveLength(count)
  })

  test('by contract, and by a number as people type it', async () => {
    const { list } = customer.client.tickets
    const [found] = (await list({ contractId: renewal.id })).items
    expect(found?.subject).toBe('Trzeci')
    const [prefix, year, sequence] = found?.number.split('-') ?? []
    const typed = ` ${prefix?.toLowerCase()}-${year} - ${Number(sequence)}`
    for (const search of [found?.number, typed, `${year}-${sequence}`, `${Number(sequence)}`]) {
      expect((await list({ search })).items).toEqual([found])
    }
  })

  test.each([
    [{ status: 'new,nonsense' }, 'status'],
    [{ status: '' }, 'status'],
    [{ limit: 0 }, 'limit'],
    [{ limit: 101 }, 'limit'],
    [{ sort: 'subject' }, 'sort'],
    [{ cursor: 'nonsense' }, 'cursor'],
    [{ contractId: 'nonsense' }, 'contractId'],
    [{ search: 'x'.repeat(101) }, 'search'],
    [{ page: 2 }, 'page'],
  ])('and %j is refused at %s', async (query, path) => {
    const { list } = customer.client.tickets
    await expect(list(query as Parameters<typeof list>[0])).rejects.toMatchObject({
      code: 'validation_failed',
      fields: [{ path }],
    })
  })

  test('a cursor of one order is refused by the other', async () => {
    const { list } = customer.client.tickets
    const { nextCursor } = await list({ limit: 1, sort: 'opened' })
    await expect(list({ sort: 'updated', cursor: nextCursor ?? '' })).rejects.toMatchObject({
      fields: [{ path: 'cursor', code: 'shape.wrong_format' }],
    })
  })
})

test('whatever changed last comes first; the order of opening stays', async () => {
  const opener = await seed.person('customer', await seed.company('Kolejność'))
  const own = await seed.contract({ companyId: await companyOf(opener) })
  const ids: string[] = []
  for (const subject of ['a', 'b', 'c']) {
    server.now = new Date(server.now.getTime() + 1000)
    ids.push((await openTicket(subject, own, opener)).id)
  }
  server.now = new Date(server.now.getTime() + 1000)
  await opener.client.tickets.reply({ ticketId: ids[0] ?? '', body: 'Jeszcze coś' })
  const subjects = async (sort: 'updated' | 'opened') =>
    (await opener.client.tickets.list({ sort })).items.map(({ subject }) => subject).join('')
  expect(await subjects('updated')).toBe('acb')
  expect(await subjects('opened')).toBe('cba')
})

async function companyOf(person: SeededPerson): Promise<string> {
  const { company } = await person.client.me.get()
  return company?.id ?? ''
}

test.each(['updated', 'opened'] as const)(
  'walked by %s while tickets are opened, nothing repeats and nothing is left out',
  async (sort) => {
    const opener = await seed.person('customer', await seed.company(`Spacer ${sort}`))
    const own = await seed.contract({ companyId: await companyOf(opener) })
    const before: string[] = []
    for (let n = 0; n < 60; n += 1) {
      // Several in one millisecond: the sort key alone must tell them apart.
      if (n % 7 === 0) server.now = new Date(server.now.getTime() + 1)
      before.push((await openTicket(`${n}`, own, opener)).id)
    }
    const walked: string[] = []
    for await (const { id } of opener.client.tickets.list.each({ sort, limit: 7 })) {
      walked.push(id)
      if (walked.length % 3 === 0) await openTicket('w trakcie', own, opener)
    }
    expect(new Set(walked).size).toBe(walked.length)
    expect(walked).toEqual(before.toReversed())
  },
)
