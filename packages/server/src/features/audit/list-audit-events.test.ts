// Threats: the trail tells one company what happens in another, a supplier what was not shared with him,
// a customer who works at HEZO or what is noted there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEvent } from '@hezo/api'
import type { HezoClient } from '@hezo/sdk'
import { recordAudit } from '../../platform/audit.ts'
import { createSeed, type SeededContract, type SeededPerson } from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let owner: SeededPerson
let colleague: SeededPerson
let stranger: SeededPerson
let supplier: SeededPerson
let staff: SeededPerson
let contract: SeededContract
let companies: { customer: string; supplier: string; stranger: string }

beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  const [customer, other, reseller] = await Promise.all(
    ['Klient', 'Obcy', 'Dostawca'].map((name) => seed.company(name)),
  )
  companies = { customer: customer ?? '', supplier: reseller ?? '', stranger: other ?? '' }
  owner = await seed.person('customer', companies.customer)
  colleague = await seed.person('customer', companies.customer)
  stranger = await seed.person('customer', companies.stranger)
  supplier = await seed.person('supplier', companies.supplier)
  staff = await seed.person('staff', null)
  await server.services.db
    .updateTable('users')
    .set({ is_owner: true })
    .where('id', 'in', [owner.id, stranger.id, supplier.id])
    .execute()
  contract = await seed.contract({
    companyId: companies.customer,
    supplierId: companies.supplier,
  })
})
afterAll(() => server.close())

async function openTicket(client: HezoClient, sharedWithSupplier: boolean): Promise<string> {
  const { id } = await client.tickets.create({
    contractId: contract.id,
    deviceId: null,
    subject: 'Zasilacz',
    body: 'Nie działa.',
    severity: 'normal',
    sharedWithSupplier,
  })
  return id
}

async function read(person: SeededPerson, input = {}): Promise<AuditEvent[]> {
  return (await person.client.auditEvents.list({ limit: 100, ...input })).items
}
const about = (events: readonly AuditEvent[], id: string) =>
  events.filter(({ subject }) => subject?.id === id)

describe('the audit trail (auditEvents.list)', () => {
  it('tells an owner what colleagues did: who, when and from where', async () => {
    const ticketId = await openTicket(colleague.client, false)
    const [event] = about(await read(owner), ticketId)
    expect(event).toMatchObject({
      at: server.now.toISOString(),
      action: 'ticket.opened',
      actor: { id: colleague.id, name: colleague.name, kind: 'customer' },
      subject: { kind: 'ticket', id: ticketId },
      companyId: companies.customer,
      address: '127.0.0.1',
    })
    expect(event?.subject?.label).toBe(event?.details['number'])
  })

  it('tells other people only of themselves', async () => {
    const ticketId = await openTicket(owner.client, false)
    const own = await openTicket(colleague.client, false)
    const events = await read(colleague)
    expect(about(events, ticketId)).toEqual([])
    expect(about(events, own)).toHaveLength(1)
    expect(new Set(events.map(({ actor }) => actor?.id))).toEqual(new Set([colleague.id]))
  })

  it('tells a person of sessions that somebody unknown ended', async () => {
    const { id } = await server.services.db
      .selectFrom('sessions')
      .select('id')
      .where('user_id', '=', colleague.id)
      .executeTakeFirstOrThrow()
    await recordAudit(server.services.db, {
      at: server.now,
      action: 'session.ended',
      actorId: null,
      companyId: companies.customer,
      subjectId: id,
      address: '198.51.100.7',
      details: { reason: 'token_reused' },
    })
    const [event] = about(await read(colleague), id)
    expect(event).toMatchObject({ actor: null, address: '198.51.100.7' })
    expect(event?.details).toEqual({ reason: 'token_reused' })
  })

  it('tells nothing of another company, and refuses to be asked for one', async () => {
    await openTicket(owner.client, false)
    expect(await read(stranger)).toEqual([])
    await expect(read(stranger, { companyId: companies.customer })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await read(stranger, { personId: owner.id })).toEqual([])
    expect(await read(colleague, { personId: owner.id })).toEqual([])
  })

  it.each([false, true])('tells a supplier nothing of a ticket, shared: %s', async (shared) => {
    const ticketId = await openTicket(owner.client, shared)
    if (shared) await supplier.client.tickets.reply({ ticketId, body: 'Sprawdzamy.' })
    await owner.client.tickets.setSharing({ ticketId, shared: false })
    const told = JSON.stringify(await read(supplier))
    expect(told).not.toContain(ticketId)
    expect(told).not.toContain(owner.id)
  })

  it('tells an owner of HEZO’s people no more than HEZO, and nothing of internal notes', async () => {
    const ticketId = await openTicket(owner.client, false)
    await staff.client.tickets.reply({ ticketId, body: 'Tajne.', visibility: 'internal' })
    await staff.client.tickets.reply({ ticketId, body: 'Zajmujemy się.' })
    await staff.client.tickets.update({ ticketId, severity: 'high', assigneeId: staff.id })
    const events = about(await read(owner), ticketId)
    expect(events.map(({ action }) => action)).toEqual([
      'ticket.updated',
      'ticket.replied',
      'ticket.opened',
    ])
    for (const { actor, address } of events.slice(0, 2)) {
      expect({ actor, address }).toEqual({
        actor: { id: null, name: 'HEZO', kind: 'staff' },
        address: null,
      })
    }
    expect(events[0]?.details).toEqual({ 'severity.from': 'normal', 'severity.to': 'high' })
    expect(JSON.stringify(events)).not.toContain(staff.id)
    expect(JSON.stringify(events)).not.toContain('internal')
  })

  it('tells an owner of a supplier’s employee what he did, not where he sits', async () => {
    const ticketId = await openTicket(owner.client, true)
    await supplier.client.tickets.reply({ ticketId, body: 'Sprawdzamy.' })
    const [event] = about(await read(owner), ticketId)
    expect(event).toMatchObject({
      actor: { id: supplier.id, name: supplier.name, kind: 'supplier' },
      address: null,
    })
  })

  it('tells an owner what an import did to a contract, and not whose it was', async () => {
    await recordAudit(server.services.db, {
      at: server.now,
      action: 'contract.company_changed',
      actorId: null,
      companyId: companies.customer,
      subjectId: contract.id,
      address: null,
      details: { from: companies.stranger, to: companies.customer },
    })
    const [event] = about(await read(owner), contract.id)
    expect(event).toMatchObject({
      actor: { id: null, name: 'HEZO', kind: 'operator' },
      subject: { kind: 'contract', label: contract.number },
      address: null,
      details: {},
    })
    const [whole] = about(await read(staff), contract.id)
    expect(whole?.details).toEqual({ from: companies.stranger, to: companies.customer })
  })

  it('tells staff everything, by company and by person too', async () => {
    const ticketId = await openTicket(owner.client, false)
    await staff.client.tickets.reply({ ticketId, body: 'Tajne.', visibility: 'internal' })
    const [note] = about(await read(staff), ticketId)
    expect(note).toMatchObject({
      actor: { id: staff.id, name: staff.name, kind: 'staff' },
      details: { visibility: 'internal' },
    })
    expect(await read(staff, { companyId: companies.stranger })).toEqual([])
    const ofPerson = await read(staff, { personId: staff.id, companyId: companies.customer })
    expect(ofPerson.length).toBeGreaterThan(0)
    expect(new Set(ofPerson.map(({ actor }) => actor?.id))).toEqual(new Set([staff.id]))
  })

  it('is walked page by page, newest first, while it grows', async () => {
    const all = (await read(owner)).map(({ id }) => id)
    const walked: string[] = []
    for await (const { id } of owner.client.auditEvents.list.each({ limit: 3 })) {
      if (walked.length === 4) await openTicket(owner.client, false)
      walked.push(id)
    }
    expect(walked).toEqual(all)
    expect(all.map(Number)).toEqual(all.map(Number).toSorted((a, b) => b - a))
  })

  it('shows the network where the whole address is forgotten', async () => {
    await server.services.db.updateTable('audit_events').set({ address: null }).execute()
    const addresses = new Set((await read(owner)).map(({ address }) => address))
    expect(addresses).toEqual(new Set([null, '127.0.0.0/24', '198.51.100.0/24']))
  })
})
