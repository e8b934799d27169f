import { randomUUID } from 'node:crypto'
import type { Problem } from '@hezo/api'
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
let supplierId: string
let customer: SeededPerson
let contract: SeededContract
let strangers: SeededContract

beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
  companyId = await seed.company('Klient')
  supplierId = await seed.company('Dostawca')
  customer = await seed.person('customer', companyId)
  contract = await seed.contract({ companyId, supplierId })
  strangers = await seed.contract({ companyId: await seed.company('Obcy') })
})
afterAll(() => server.close())

const newTicket = () => ({
  contractId: contract.id,
  deviceId: contract.devices[0]?.id ?? null,
  subject: 'Awaria zasilacza',
  body: 'Zasilacz 2 nie pracuje.\nDioda miga na żółto.',
  severity: 'high' as const,
  sharedWithSupplier: true,
})

async function rowCounts(): Promise<Record<string, number>> {
  const { db } = server.services
  const counts: Record<string, number> = {}
  for (const table of ['tickets', 'messages', 'sharing_decisions', 'audit_events'] as const) {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    counts[table] = count
  }
  return counts
}

test('tickets.create answers with the ticket as tickets.get shows it', async () => {
  const ticket = await customer.client.tickets.create(newTicket())
  expect(ticket).toEqual({
    id: expect.stringMatching(/^tkt_/),
    number: expect.stringMatching(/^HZ-2026-\d{6}$/),
    legacyId: null,
    subject: 'Awaria zasilacza',
    status: 'new',
    severity: 'high',
    company: { id: companyId, name: 'Klient' },
    contract: { id: contract.id, number: contract.number },
    device: {
      id: contract.devices[0]?.id,
      serialNumber: contract.devices[0]?.serialNumber,
      vendor: 'Fortinet',
      model: 'FortiGate 100F',
    },
    supplier: { id: supplierId, name: 'Dostawca' },
    sharedWithSupplier: true,
    sharingRequest: null,
    openedBy: { id: customer.id, name: customer.name, role: 'customer' },
    assignee: null,
    openedAt: server.now.toISOString(),
    updatedAt: server.now.toISOString(),
    resolvedAt: null,
    firstAnswerDueAt: '2026-11-23T14:00:00.000Z',
  })
  expect(await customer.client.tickets.get({ ticketId: ticket.id })).toEqual(ticket)
  const { items } = await customer.client.tickets.listMessages({ ticketId: ticket.id })
  expect(items.map(({ body }) => body)).toEqual([newTicket().body])
})

test('the opener gets a letter with the number, and nothing of what he wrote but the subject', async () => {
  const opener = await seed.person('customer', companyId)
  const { number, id } = await opener.client.tickets.create(newTicket())
  const mail = await server.mailbox.newest(opener.email)
  expect(mail.subject).toContain(number)
  expect(mail.text).toContain(`/tickets/${id}`)
  expect(mail.text + mail.html).not.toContain('Zasilacz 2')
})

test('numbers count up and take the year from the calendar in Warsaw', async () => {
  const first = await customer.client.tickets.create(newTicket())
  const day = server.now
  try {
    server.now = new Date('2026-12-31T23:30:00Z')
    const next = await customer.client.tickets.create(newTicket())
    const sequence = Number(first.number.slice(-6)) + 1
    expect(next.number).toBe(`HZ-2027-${String(sequence).padStart(6, '0')}`)
  } finally {
    server.now = day
  }
})

test('without a device nothing is promised, and without a supplier there is nobody to share with', async () => {
  const direct = await seed.contract({ companyId })
  const ticket = await customer.client.tickets.create({
    ...newTicket(),
    contractId: direct.id,
    deviceId: null,
    sharedWithSupplier: false,
  })
  expect(ticket).toMatchObject({ device: null, supplier: null, firstAnswerDueAt: null })
  await expect(
    customer.client.tickets.create({ ...newTicket(), contractId: direct.id, deviceId: null }),
  ).rejects.toMatchObject({ code: 'no_supplier' })
})

test('new tickets only on contracts that are valid today', async () => {
  const dates = [
    { validFrom: '2025-01-01', validTo: '2026-11-22' },
    { validFrom: '2026-11-24', validTo: '2027-01-01' },
  ]
  for (const validity of dates) {
    const { id } = await seed.contract({ companyId, supplierId, ...validity })
    await expect(
      customer.client.tickets.create({ ...newTicket(), contractId: id, deviceId: null }),
    ).rejects.toMatchObject({ code: 'contract_not_valid', status: 409 })
  }
})

describe('nothing is half-written when refused:', () => {
  const nobodys = (prefix: string): string => `${prefix}_${'0'.repeat(26)}`
  const manyBytes = 'ż'.repeat(300_000)
  test.each([
    ['another company’s contract', () => ({ contractId: strangers.id, deviceId: null })],
    ['a contract that never was', () => ({ contractId: nobodys('con'), deviceId: null })],
  ])('%s', async (_, change) => {
    const before = await rowCounts()
    await expect(
      customer.client.tickets.create({ ...newTicket(), ...change() }),
    ).rejects.toMatchObject({
      code: 'validation_failed',
      fields: [{ path: 'contractId', code: 'shape.not_an_option' }],
    })
    expect(await rowCounts()).toEqual(before)
  })

  test.each([
    ['another company’s device', () => strangers.devices[0]?.id],
    ['a device that never was', () => nobodys('dev')],
    ['the id of a contract', () => contract.id, 'shape.wrong_format'],
  ])('%s', async (_, deviceId, code = 'shape.not_an_option') => {
    const before = await rowCounts()
    await expect(
      customer.client.tickets.create({ ...newTicket(), deviceId: deviceId() ?? null }),
    ).rejects.toMatchObject({ code: 'validation_failed', fields: [{ path: 'deviceId', code }] })
    expect(await rowCounts()).toEqual(before)
  })

  const whole = () => newTicket() as Record<string, unknown>
  test.each<[string, unknown, number, string, Record<string, string>?]>([
    ['no body', undefined, 400, 'malformed_json'],
    ['broken JSON', '{"subject":', 400, 'malformed_json'],
    ['a list', [], 422, 'validation_failed'],
    ['null', null, 422, 'validation_failed'],
    ['an empty subject', { subject: '' }, 422, 'validation_failed', { subject: 'text.empty' }],
    ['blanks', { subject: '\u200B \n' }, 422, 'validation_failed', { subject: 'text.empty' }],
    [
      'a long subject',
      { subject: '😀'.repeat(201) },
      422,
      'validation_failed',
      { subject: 'text.too_long' },
    ],
    [
      'a long body',
      { body: 'a'.repeat(20_001) },
      422,
      'validation_failed',
      { body: 'text.too_long' },
    ],
    ['a number', { subject: 12 }, 422, 'validation_failed', { subject: 'shape.wrong_type' }],
    [
      'an unknown severity',
      { severity: 'urgent' },
      422,
      'validation_failed',
      { severity: 'shape.not_an_option' },
    ],
    [
      'no decision about sharing',
      { sharedWithSupplier: undefined },
      422,
      'validation_failed',
      { sharedWithSupplier: 'shape.required' },
    ],
    [
      'a decision in words',
      { sharedWithSupplier: 'yes' },
      422,
      'validation_failed',
      { sharedWithSupplier: 'shape.wrong_type' },
    ],
    ['a status', { status: 'closed' }, 422, 'validation_failed', { status: 'shape.unknown_field' }],
    ['600 KB', { body: manyBytes }, 413, 'body_too_large'],
  ])('%s', async (_, change, status, code, fields = {}) => {
    const before = await rowCounts()
    const isChange = typeof change === 'object' && change !== null && !Array.isArray(change)
    const sent = isChange ? { ...whole(), ...change } : change
    const response = await server.fetch('/v1/tickets', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${customer.accessToken}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
      },
      ...(sent !== undefined && { body: typeof sent === 'string' ? sent : JSON.stringify(sent) }),
    })
    const problem = (await response.json()) as Problem
    expect({ status: response.status, code: problem.code }).toEqual({ status, code })
    const found = Object.fromEntries(
      (problem.fields ?? []).map((field) => [field.path, field.code]),
    )
    expect(found).toMatchObject(fields)
    expect(await rowCounts()).toEqual(before)
  })
})

test.each([
  'Robert"); DROP TABLE tickets;--',
  '<img src=x onerror=alert(1)>',
  'Zażółć gęślą jaźń 😀 👩‍👩‍👧',
  '${7*7} {{7*7}} %s \\u0000',
])('the subject %j is kept as it was written', async (subject) => {
  const ticket = await customer.client.tickets.create({ ...newTicket(), subject, body: subject })
  expect((await customer.client.tickets.get({ ticketId: ticket.id })).subject).toBe(subject)
  const mail = await server.mailbox.newest(customer.email)
  expect(mail.html).not.toContain('<img src=x')
})
