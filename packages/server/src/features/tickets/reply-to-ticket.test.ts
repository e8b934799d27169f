import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collect } from '../../testing/collect.ts'
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
let supplier: SeededPerson
let staff: SeededPerson
let contract: SeededContract

beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
  companyId = await seed.company('Klient')
  const supplierId = await seed.company('Dostawca')
  customer = await seed.person('customer', companyId, 'en')
  supplier = await seed.person('supplier', supplierId)
  staff = await seed.person('staff', null)
  contract = await seed.contract({ companyId, supplierId })
})
afterAll(() => server.close())

async function openTicket(opener = customer): Promise<string> {
  const { id } = await opener.client.tickets.create({
    contractId: contract.id,
    deviceId: contract.devices[0]?.id ?? null,
    subject: 'Temat',
    body: 'Treść',
    severity: 'normal',
    sharedWithSupplier: true,
  })
  return id
}

function later(minutes: number): void {
  server.now = new Date(server.now.getTime() + minutes * 60_000)
}

describe('a reply moves the status as the rules say:', () => {
  const people = () => ({ customer, supplier, staff })
  test.each([
    ['new', 'staff', 'in_progress'],
    ['new', 'customer', 'new'],
    ['in_progress', 'customer', 'in_progress'],
    ['waiting_for_customer', 'customer', 'in_progress'],
    ['waiting_for_customer', 'supplier', 'waiting_for_customer'],
    ['resolved', 'customer', 'in_progress'],
    ['resolved', 'staff', 'resolved'],
  ] as const)('%s, %s replies: %s', async (from, author, to) => {
    const ticketId = await openTicket()
    if (from !== 'new') await staff.client.tickets.update({ ticketId, status: from })
    later(1)
    const reply = await people()[author].client.tickets.reply({ ticketId, body: 'Odpowiedź' })
    expect(reply).toEqual({
      id: expect.stringMatching(/^msg_/),
      visibility: 'public',
      attachments: [],
      author: { id: people()[author].id, name: people()[author].name, role: author },
      body: 'Odpowiedź',
      createdAt: server.now.toISOString(),
    })
    const ticket = await customer.client.tickets.get({ ticketId })
    expect(ticket).toMatchObject({ status: to, updatedAt: server.now.toISOString() })
    expect(ticket.resolvedAt === null).toBe(to !== 'resolved')
  })

  test('a closed ticket takes none', async () => {
    const ticketId = await openTicket()
    await staff.client.tickets.update({ ticketId, status: 'closed' })
    for (const { client } of [customer, supplier, staff]) {
      await expect(client.tickets.reply({ ticketId, body: 'Jeszcze' })).rejects.toMatchObject({
        code: 'ticket_closed',
      })
    }
    const messages = await collect(staff.client.tickets.listMessages.each({ ticketId }))
    expect(messages).toHaveLength(1)
  })
})

test("only the staff's first public answer keeps the service level's promise", async () => {
  const ticketId = await openTicket()
  const due = (await customer.client.tickets.get({ ticketId })).firstAnswerDueAt
  expect(due).not.toBeNull()
  await staff.client.tickets.reply({ ticketId, body: 'Notatka', visibility: 'internal' })
  await supplier.client.tickets.reply({ ticketId, body: 'Od dostawcy' })
  await customer.client.tickets.reply({ ticketId, body: 'Od klienta' })
  expect((await customer.client.tickets.get({ ticketId })).firstAnswerDueAt).toBe(due)
  await staff.client.tickets.reply({ ticketId, body: 'Od HEZO' })
  expect((await customer.client.tickets.get({ ticketId })).firstAnswerDueAt).toBeNull()
})

test('the opener hears of an answer in his language, without its words', async () => {
  const opener = await seed.person('customer', companyId, 'en')
  const ticketId = await openTicket(opener)
  await server.mailbox.newest(opener.email)
  const mails = server.mailbox.all.length
  await staff.client.tickets.reply({ ticketId, body: 'Tajne hasło administratora' })
  const mail = await server.mailbox.newest(opener.email, mails)
  expect(mail.subject).toContain('a new answer')
  expect(mail.text + mail.html).not.toContain('Tajne')
})

test('HEZO hears of what others write: support, or whoever has the ticket', async () => {
  const ticketId = await openTicket()
  const { number } = await staff.client.tickets.get({ ticketId })
  const before = server.mailbox.all.length
  await customer.client.tickets.reply({ ticketId, body: 'Czy ktoś to czyta?' })
  const { supportMail } = server.services.config
  expect((await server.mailbox.newest(supportMail, before)).subject).toContain(number)
  await staff.client.tickets.update({ ticketId, assigneeId: staff.id })
  const after = server.mailbox.all.length
  await customer.client.tickets.reply({ ticketId, body: 'Halo?' })
  expect((await server.mailbox.newest(staff.email, after)).subject).toContain(number)
})

test('a dialogue is walked oldest first while others write: no repeat, no skip', async () => {
  const ticketId = await openTicket()
  const { reply, listMessages } = customer.client.tickets
  for (let n = 1; n <= 20; n += 1) await reply({ ticketId, body: `${n}` })
  const walked: string[] = []
  for await (const { body } of listMessages.each({ ticketId, limit: 7 })) {
    walked.push(body)
    if (walked.length % 5 === 0 && walked.length <= 20) {
      await staff.client.tickets.reply({ ticketId, body: `w trakcie ${walked.length}` })
    }
  }
  const written = await collect(listMessages.each({ ticketId, limit: 100 }))
  expect(walked).toEqual(written.map(({ body }) => body))
  expect(walked).toHaveLength(25)
})

test('a dialogue keeps its order when many write at once', async () => {
  const ticketId = await openTicket()
  const bodies = Array.from({ length: 12 }, (_, n) => `${n}`)
  await Promise.all(bodies.map((body) => customer.client.tickets.reply({ ticketId, body })))
  const messages = await collect(customer.client.tickets.listMessages.each({ ticketId, limit: 5 }))
  expect(messages.map(({ body }) => body).toSorted()).toEqual(['Treść', ...bodies].toSorted())
})
