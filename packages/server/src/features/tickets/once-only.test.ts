import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSeed, type SeededContract, type SeededPerson } from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let customer: SeededPerson
let colleague: SeededPerson
let contract: SeededContract

beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  const companyId = await seed.company('Klient')
  customer = await seed.person('customer', companyId)
  colleague = await seed.person('customer', companyId)
  contract = await seed.contract({ companyId })
})
afterAll(() => server.close())

const newTicket = (subject: string) => ({
  contractId: contract.id,
  deviceId: null,
  subject,
  body: 'Treść',
  severity: 'normal' as const,
  sharedWithSupplier: false,
})

async function countTickets(subject: string): Promise<number> {
  const { items } = await customer.client.tickets.list({ search: subject, limit: 100 })
  return items.length
}

function lettersAbout(number: string): number {
  return server.mailbox.all.filter(
    (mail) => mail.to === customer.email && mail.subject.includes(number),
  ).length
}

test('a hundred of the same create at once make one ticket and a hundred equal answers', async () => {
  const subject = 'sto naraz'
  const create = () =>
    customer.client.tickets.create(newTicket(subject), { idempotencyKey: 'hundred-at-once-1' })
  const answers = await Promise.all(Array.from({ length: 100 }, create))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await countTickets(subject)).toBe(1)
}, 40_000)

test('a repeat gets the first answer, and nobody a second letter', async () => {
  const subject = 'dwa razy'
  const options = { idempotencyKey: 'one-after-another' }
  const first = await customer.client.tickets.create(newTicket(subject), options)
  expect(await customer.client.tickets.create(newTicket(subject), options)).toEqual(first)
  const later = await customer.client.tickets.create(newTicket('po nich'))
  // Letters leave in order: once the later one is here, a second of the first would be too.
  await expect.poll(() => lettersAbout(later.number), { timeout: 10_000 }).toBe(1)
  expect(lettersAbout(first.number)).toBe(1)
  expect(await countTickets(subject)).toBe(1)
})

test('the same key with another body is refused', async () => {
  const options = { idempotencyKey: 'two-bodies-one-key' }
  await customer.client.tickets.create(newTicket('pierwsza treść'), options)
  await expect(
    customer.client.tickets.create(newTicket('inna treść'), options),
  ).rejects.toMatchObject({ code: 'idempotency_key_reused', status: 422 })
  expect(await countTickets('inna treść')).toBe(0)
})

test('the same key of another person, or for another ticket, is another key', async () => {
  const options = { idempotencyKey: 'everybody-uses-this' }
  const own = await customer.client.tickets.create(newTicket('klucz'), options)
  const other = await colleague.client.tickets.create(newTicket('klucz'), options)
  expect(other.id).not.toBe(own.id)
  const replies = await Promise.all(
    [own, other].map(({ id }) =>
      customer.client.tickets.reply({ ticketId: id, body: 'Ta sama odpowiedź' }, options),
    ),
  )
  expect(replies[0]?.id).not.toBe(replies[1]?.id)
})

test('a refused create may be sent again with the same key once it is mended', async () => {
  const options = { idempotencyKey: 'refused-then-mended' }
  await expect(
    customer.client.tickets.create({ ...newTicket('a'), sharedWithSupplier: true }, options),
  ).rejects.toMatchObject({ code: 'no_supplier' })
  await customer.client.tickets.create(newTicket('a'), options)
})
