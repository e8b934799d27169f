import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createSeed,
  type Seed,
  type SeededContract,
  type SeededPerson,
} from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { sharingTextVersion } from './sharing-decisions.ts'

let server: TestServer
let seed: Seed
let companies: { customer: string; supplier: string; later: string }
let customer: SeededPerson
let supplier: SeededPerson
let contract: SeededContract

beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
  companies = {
    customer: await seed.company('Klient'),
    supplier: await seed.company('Dostawca'),
    later: await seed.company('Następny dostawca'),
  }
  customer = await seed.person('customer', companies.customer, 'en')
  supplier = await seed.person('supplier', companies.supplier)
  contract = await seed.contract({
    companyId: companies.customer,
    supplierId: companies.supplier,
  })
})
afterAll(() => server.close())

async function openTicket(sharedWithSupplier: boolean, contractId = contract.id) {
  return customer.client.tickets.create({
    contractId,
    deviceId: null,
    subject: 'Sharing',
    body: 'Body',
    severity: 'low',
    sharedWithSupplier,
  })
}

async function decisionsOn(ticketId: string) {
  return server.services.db
    .selectFrom('sharing_decisions')
    .select(['supplier_id', 'shared', 'decided_by', 'locale', 'text_version', 'decided_at'])
    .where('ticket_id', '=', ticketId)
    .orderBy('id')
    .execute()
}

test('each decision is kept: who, when, about whom, in which words and language', async () => {
  const { id: ticketId } = await openTicket(false)
  const opened = server.now
  server.now = new Date(opened.getTime() + 60_000)
  const shared = await customer.client.tickets.setSharing({ ticketId, shared: true })
  expect(shared).toMatchObject({
    sharedWithSupplier: true,
    supplier: { id: companies.supplier, name: 'Dostawca' },
  })
  await customer.client.tickets.setSharing({ ticketId, shared: true })
  await customer.client.tickets.setSharing({ ticketId, shared: false })
  const kept = {
    supplier_id: companies.supplier,
    decided_by: customer.id,
    locale: 'en',
    text_version: sharingTextVersion,
  }
  expect(await decisionsOn(ticketId)).toEqual([
    { ...kept, shared: false, decided_at: opened },
    { ...kept, shared: true, decided_at: server.now },
    { ...kept, shared: false, decided_at: server.now },
  ])
  const audited = await server.services.db
    .selectFrom('audit_events')
    .select('action')
    .where('subject_id', '=', ticketId)
    .orderBy('id')
    .execute()
  expect(audited.map(({ action }) => action)).toEqual([
    'ticket.opened',
    'ticket.shared',
    'ticket.sharing_withdrawn',
  ])
})

test('withdrawing acts on the next request', async () => {
  const { id: ticketId } = await openTicket(true)
  await supplier.client.tickets.get({ ticketId })
  await customer.client.tickets.setSharing({ ticketId, shared: false })
  await expect(supplier.client.tickets.get({ ticketId })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a reply that waits while sharing is withdrawn is not written', async () => {
  const { id: ticketId } = await openTicket(true)
  const { db } = server.services
  let reply: Promise<unknown> = Promise.resolve()
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('tickets').set({ shared_with: null }).where('id', '=', ticketId).execute()
    reply = supplier.client.tickets.reply({ ticketId, body: 'za późno' }).catch((error) => error)
    await new Promise((resolve) => setTimeout(resolve, 200))
  })
  expect(await reply).toMatchObject({ code: 'not_found' })
  const { items } = await customer.client.tickets.listMessages({ ticketId })
  expect(items).toHaveLength(1)
})

test('a contract that nobody sold has nobody to share with', async () => {
  const direct = await seed.contract({ companyId: companies.customer })
  await expect(openTicket(true, direct.id)).rejects.toMatchObject({ code: 'no_supplier' })
  const { id: ticketId, supplier: nobody } = await openTicket(false, direct.id)
  expect(nobody).toBeNull()
  await expect(
    customer.client.tickets.setSharing({ ticketId, shared: true }),
  ).rejects.toMatchObject({ code: 'no_supplier' })
  expect(await decisionsOn(ticketId)).toEqual([])
})

test('a supplier who takes the contract over sees nothing until he is let in himself', async () => {
  const moving = await seed.contract({
    companyId: companies.customer,
    supplierId: companies.supplier,
  })
  const newcomer = await seed.person('supplier', companies.later)
  const { id: ticketId } = await openTicket(true, moving.id)
  await server.services.db
    .updateTable('contracts')
    .set({ supplier_id: companies.later })
    .where('id', '=', moving.id)
    .execute()
  await expect(newcomer.client.tickets.get({ ticketId })).rejects.toMatchObject({
    code: 'not_found',
  })
  // Whoever reads it is named, so that the customer knows whom he shows out.
  const seen = await customer.client.tickets.get({ ticketId })
  expect(seen).toMatchObject({ sharedWithSupplier: true, supplier: { id: companies.supplier } })

  const withdrawn = await customer.client.tickets.setSharing({ ticketId, shared: false })
  expect(withdrawn.supplier?.id).toBe(companies.later)
  await customer.client.tickets.setSharing({ ticketId, shared: true })
  expect((await newcomer.client.tickets.get({ ticketId })).id).toBe(ticketId)
  await expect(supplier.client.tickets.get({ ticketId })).rejects.toMatchObject({
    code: 'not_found',
  })
})
