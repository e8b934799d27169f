// Prevents: any id of another company opening anything, wherever in a request it is put.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSeed, type SeededPerson } from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
const companies: { person: SeededPerson; ids: string[]; words: string[] }[] = []

beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  for (const [index, role] of (['customer', 'customer', 'supplier'] as const).entries()) {
    const companyId = await seed.company(`Firma${index}x`)
    const person = await seed.person(role, companyId)
    const serialNumbers = [`SECRET${index}A`, `SECRET${index}B`]
    const contract = await seed.contract({ companyId, serialNumbers, number: `UMOWA/${index}x` })
    const ticket = await person.client.tickets.create({
      contractId: contract.id,
      deviceId: contract.devices[0]?.id ?? null,
      subject: `Tajne${index}x`,
      body: `Treść${index}x`,
      severity: 'low',
      sharedWithSupplier: false,
    })
    const { items } = await person.client.tickets.listMessages({ ticketId: ticket.id })
    companies.push({
      person,
      ids: [
        companyId,
        person.id,
        contract.id,
        ...contract.devices.map(({ id }) => id),
        ticket.id,
        ...items.map(({ id }) => id),
      ],
      words: [
        ticket.number,
        companyId,
        person.id,
        `Firma${index}x`,
        `UMOWA/${index}x`,
        `Tajne${index}x`,
        `Treść${index}x`,
        ...serialNumbers,
      ],
    })
  }
})
afterAll(() => server.close())

const methods = ['GET', 'PATCH', 'PUT', 'POST'] as const
const paths = [
  (id: string) => `/v1/contracts/${id}`,
  (id: string) => `/v1/contracts/${id}/devices`,
  (id: string) => `/v1/tickets/${id}`,
  (id: string) => `/v1/tickets/${id}/messages`,
  (id: string) => `/v1/tickets/${id}/sharing`,
  (id: string) => `/v1/tickets?contractId=${id}`,
  (id: string) => `/v1/tickets?search=${id}`,
  (id: string) => `/v1/tickets?cursor=${Buffer.from(id).toString('base64url')}&sort=opened`,
  (id: string) => `/v1/contracts?search=${id}`,
  () => '/v1/tickets',
]
const bodies = [
  () => ({ status: 'resolved' }),
  () => ({ shared: true }),
  () => ({ body: 'Wpis' }),
  (id: string, other: string) => ({
    contractId: id,
    deviceId: other,
    subject: 'Wpis',
    body: 'Wpis',
    severity: 'low',
    sharedWithSupplier: false,
  }),
  (id: string) => ({ assigneeId: id }),
]

/** A small random sequence that is the same in each run. */
function createDice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

test('ten thousand requests with ids of others show nothing of them', async () => {
  const roll = createDice(7)
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T
  const ask = async (): Promise<void> => {
    const asking = roll(companies.length)
    const own = companies[asking]
    const others = companies.filter((_, index) => index !== asking)
    if (!own) throw new Error('nobody asks')
    // Contracts of the own company beside devices of another, and whatever else comes together.
    const [id, second] = [pick(pick(others).ids), pick(pick(companies).ids)]
    const method = pick(methods)
    const path = pick(paths)(id)
    const response = await server.fetch(path, {
      method,
      headers: {
        Authorization: `Bearer ${own.person.accessToken}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': `swap-${roll(2 ** 30)}-${roll(2 ** 30)}`,
      },
      ...(method !== 'GET' && { body: JSON.stringify(pick(bodies)(second, id)) }),
    })
    const text = await response.text()
    expect(response.status, `${method} ${path}: ${text}`).toBeLessThan(500)
    for (const { words } of others) {
      for (const word of words) {
        // What was asked for may be repeated in no more than the problem's own words.
        expect(text.includes(word), `${word} in ${method} ${path}: ${text}`).toBe(false)
      }
    }
  }
  for (let n = 0; n < 10_000; n += 10) await Promise.all(Array.from({ length: 10 }, ask))

  // Nobody's ticket has a word that is not of its own company.
  for (const { person, ids } of companies) {
    const [, , , , , ticketId = ''] = ids
    const { items } = await person.client.tickets.listMessages({ ticketId, limit: 100 })
    expect(new Set(items.map(({ author }) => author.id))).toEqual(new Set([person.id]))
  }
}, 120_000)
