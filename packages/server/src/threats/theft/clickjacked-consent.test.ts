// Threats: a page around a frame tricks a person into sharing a ticket; an email scanner or a thief of
// an old link confirms it; somebody shares in silence.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOf } from '../../testing/account-steps.ts'
import { passThrottleTime, travel } from '../../testing/post.ts'
import {
  createSeed,
  type Seed,
  type SeededContract,
  type SeededPerson,
} from '../../testing/seed.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let seed: Seed
let companies: { customer: string; supplier: string; later: string }
let owner: SeededPerson
let anna: SeededPerson
let reseller: SeededPerson
let contract: SeededContract

beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
})
afterAll(() => server.close())
beforeEach(async () => {
  companies = {
    customer: await seed.company('Kwiaty'),
    supplier: await seed.company('Partner IT'),
    later: await seed.company('Inny Partner'),
  }
  owner = await seed.person('customer', companies.customer)
  await server.services.db
    .updateTable('users')
    .set({ is_owner: true })
    .where('id', '=', owner.id)
    .execute()
  anna = await seed.person('customer', companies.customer, 'en')
  reseller = await seed.person('supplier', companies.supplier)
  contract = await seed.contract({ companyId: companies.customer, supplierId: companies.supplier })
})

function openTicket(person: SeededPerson, sharedWithSupplier: boolean, confirmByEmail = true) {
  return person.client.tickets.create({
    contractId: contract.id,
    deviceId: null,
    subject: 'Zasilacz',
    body: 'Nie działa.',
    severity: 'low',
    sharedWithSupplier,
    confirmByEmail,
  })
}

async function linkIn({ email }: SeededPerson, about: string): Promise<string> {
  const { text } = await mailAbout(server, email, about)
  return /\/confirm-sharing#([\w-]{43})$/m.exec(text)?.[1] ?? ''
}

const ask = ({ client }: SeededPerson, ticketId: string) =>
  client.tickets.setSharing({ ticketId, shared: true, confirmByEmail: true })

async function audited(ticketId: string): Promise<string[]> {
  const events = await server.services.db
    .selectFrom('audit_events')
    .select('action')
    .where('subject_id', '=', ticketId)
    .orderBy('id')
    .execute()
  return events.map(({ action }) => action)
}

const seen = (ticketId: string) => outcomeOf(reseller.client.tickets.get({ ticketId }))

const confirm = (confirmToken: string) =>
  outcomeOf(server.client('en').sharingRequests.confirm({ confirmToken }))

describe('sharing that was asked for in a frame', () => {
  it('waits at the opening of a ticket until the emailed link is confirmed', async () => {
    const { id, number, sharedWithSupplier, sharingRequest } = await openTicket(anna, true)
    expect([sharedWithSupplier, sharingRequest]).toEqual([
      false,
      { requestedAt: '2026-11-23T10:00:00.000Z', expiresAt: '2026-11-26T10:00:00.000Z' },
    ])
    expect(await seen(id)).toBe('not_found')
    const confirmToken = await linkIn(anna, `${number}: confirm`)
    // What an email scanner may do: read. It shares nothing.
    expect(await server.client().sharingRequests.get({ confirmToken })).toEqual({
      ticket: { id, number, subject: 'Zasilacz' },
      supplier: { id: companies.supplier, name: 'Partner IT' },
      expiresAt: sharingRequest?.expiresAt,
    })
    expect((await server.fetch(`/confirm-sharing`)).status).toBe(200)
    expect(await seen(id)).toBe('not_found')

    await server.client('en').sharingRequests.confirm({ confirmToken })
    expect((await reseller.client.tickets.get({ ticketId: id })).number).toBe(number)
    const decisions = await server.services.db
      .selectFrom('sharing_decisions')
      .select(['supplier_id', 'shared', 'decided_by', 'locale', 'method', 'decided_at'])
      .where('ticket_id', '=', id)
      .execute()
    expect(decisions).toEqual([
      {
        supplier_id: companies.supplier,
        shared: true,
        decided_by: anna.id,
        locale: 'en',
        method: 'email',
        decided_at: server.now,
      },
    ])
    expect(await confirm(confirmToken)).toBe('sharing_request_ended')
    expect((await audited(id)).toSorted()).toEqual([
      'ticket.opened',
      'ticket.shared',
      'ticket.sharing_requested',
    ])
  })

  it('waits for a ticket that is there, and withdrawing needs no link', async () => {
    const { id, number } = await openTicket(anna, false)
    const asked = await ask(anna, id)
    expect(asked).toMatchObject({ sharedWithSupplier: false, sharingRequest: {} })
    expect(await anna.client.tickets.get({ ticketId: id })).toEqual(asked)
    expect(await seen(id)).toBe('not_found')
    expect(await confirm(await linkIn(anna, `${number}: confirm`))).toBe('ok')
    const withdrawal = { ticketId: id, shared: false, confirmByEmail: true }
    expect((await anna.client.tickets.setSharing(withdrawal)).sharedWithSupplier).toBe(false)
    expect(await seen(id)).toBe('not_found')
  })

  it('sends a new link a minute later, which replaces the one before, and not without end', async () => {
    const { id, number } = await openTicket(anna, true)
    const first = await linkIn(anna, `${number}: confirm`)
    expect(await outcomeOf(ask(anna, id))).toBe('rate_limited')
    const before = server.mailbox.all.length
    travel(server, 61)
    await ask(anna, id)
    const { text } = await server.mailbox.newest(anna.email, before)
    expect(await confirm(first)).toBe('sharing_request_ended')
    for (let asked = 0; asked < 10; asked += 1) {
      travel(server, 61)
      await ask(anna, id).catch(() => undefined)
    }
    expect(await outcomeOf(ask(anna, id))).toBe('rate_limited')
    await passThrottleTime(server, 3600)
    travel(server, 61)
    expect(await outcomeOf(ask(anna, id))).toBe('ok')
    expect(text).toContain('/confirm-sharing#')
  })

  it('ends when it is cancelled, expires, or what it was about has changed', async () => {
    async function linkTo(end: (ticketId: string) => Promise<unknown>): Promise<string> {
      const { id, number } = await openTicket(anna, true)
      const token = await linkIn(anna, `${number}: confirm`)
      await end(id)
      return confirm(token)
    }
    const ended = 'sharing_request_ended'
    const cancel = (ticketId: string) =>
      owner.client.tickets.setSharing({ ticketId, shared: false })
    expect(await linkTo(cancel)).toBe(ended)
    const move = (supplier_id: string) =>
      server.services.db
        .updateTable('contracts')
        .set({ supplier_id })
        .where('id', '=', contract.id)
        .execute()
    expect(await linkTo(() => move(companies.later))).toBe(ended)
    await move(companies.supplier)
    expect(await linkTo(() => owner.client.members.remove({ memberId: anna.id }))).toBe(ended)
    anna = await seed.person('customer', companies.customer, 'en')
    expect(await linkTo(async () => travel(server, 3 * 86_400))).toBe(ended)
  })

  it('shares once where the link is used twice at once', async () => {
    const { id, number } = await openTicket(anna, true)
    const token = await linkIn(anna, `${number}: confirm`)
    const outcomes = await Promise.all([confirm(token), confirm(token), confirm(token)])
    expect(outcomes.toSorted()).toEqual(['ok', 'sharing_request_ended', 'sharing_request_ended'])
    expect((await audited(id)).filter((action) => action === 'ticket.shared')).toHaveLength(1)
  })
})

describe('every consent is emailed to the owners', () => {
  it('when it is confirmed by the link, in their language', async () => {
    const { number } = await openTicket(anna, true)
    const confirmToken = await linkIn(anna, `${number}: confirm`)
    expect(server.mailbox.all.filter(({ to }) => to === owner.email)).toEqual([])
    await server.client().sharingRequests.confirm({ confirmToken })
    const { text } = await mailAbout(server, owner.email, `${number}: udostępniono`)
    expect(text).toContain('Partner IT')
    expect(text).toContain(`Kto wyraził zgodę: ${anna.name}, przez link z e-maila.`)
    expect(text).toContain('wycofać')
  })

  it('when it is given signed in: at the opening, and later', async () => {
    const { number } = await openTicket(anna, true, false)
    const first = await mailAbout(server, owner.email, `${number}: udostępniono`)
    expect(first.text).toContain(`Kto wyraził zgodę: ${anna.name}, po zalogowaniu`)
    const later = await openTicket(anna, false)
    await anna.client.tickets.setSharing({ ticketId: later.id, shared: true })
    await mailAbout(server, owner.email, `${later.number}: udostępniono`)
    // The owner's own consent too: it may not have been theirs.
    const own = await openTicket(owner, true, false)
    await mailAbout(server, owner.email, `${own.number}: udostępniono`)
  })
})
