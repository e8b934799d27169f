// Threats: something that tells who somebody was stays behind; whoever finds an open session erases the
// account; a company is left without anybody who looks after it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { travel } from '../../testing/post.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import { createSeed } from '../../testing/seed.ts'
import {
  activateStaff,
  credentials,
  registerCustomer,
  registrationData,
  type SeededCompany,
  seedCompany,
  type TestPerson,
  testPassword,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { sealEvents } from '../audit/seal-events.ts'
import { verifyChain } from '../audit/verify-chain.ts'
import { erasePersonByOperator } from './erase-by-operator.ts'

let server: TestServer
let company: SeededCompany
let owner: TestPerson
let anna: TestPerson
let annaId: string
let count = 0
/** Of their own for each test: other tests' people are in the same tables. */
let names: { firstName: string; lastName: string; phone: string }
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  company = await seedCompany(server.services)
  owner = await registerCustomer(server, company)
  anna = await registerCustomer(server, company, {
    email: `zosia.unikat${(count += 1)}@firma.example`,
  })
  const letters = String.fromCharCode(97 + count).repeat(3)
  names = {
    firstName: `Zdzisława ${letters}`,
    lastName: `Brzęczyszczyk${letters}`,
    phone: `+486019876${10 + count}`,
  }
  await anna.client.me.update(names)
  annaId = (await anna.client.me.get()).id
})

async function openTicket(person: TestPerson): Promise<string> {
  const { id } = await person.client.tickets.create({
    contractId: company.contractId,
    deviceId: null,
    subject: 'Zasilacz',
    body: 'Nie działa.',
    severity: 'normal',
    sharedWithSupplier: false,
  })
  return id
}

/** Tables in which something of these texts stands. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const { db } = server.services
  const { rows } = await sql<{ name: string }>`
    SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
    WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`.execute(db)
  const found = []
  for (const { name } of rows) {
    for (const text of texts) {
      const { rows: hits } = await sql`
        SELECT 1 FROM ${sql.table(name)} entry WHERE entry::text ILIKE ${`%${text}%`} LIMIT 1
      `.execute(db)
      if (hits.length > 0) found.push(`${name}: ${text}`)
    }
  }
  return found
}

const identity = () => [anna.email, ...Object.values(names)]

/** A letter that could not be delivered yet, as the queue keeps it. */
async function queueLetter(to: string): Promise<void> {
  const { db, secrets } = server.services
  const letter = { locale: 'pl', subject: 'Nowa odpowiedź', paragraphs: ['…'] }
  const data = Buffer.from(JSON.stringify({ to, letter }))
  const sealed = secrets.seal(data, 'jobs:mail').toString('base64')
  await sql`
    INSERT INTO pgboss.job (name, data, state, start_after)
    VALUES ('mail', ${JSON.stringify({ sealed })}::jsonb, 'retry', now() + interval '1 hour')
  `.execute(db)
}

async function countWaiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM pgboss.job WHERE name = 'mail' AND state = 'retry'`.execute(
    server.services.db,
  )
  return rows[0]?.count ?? 0
}

describe('erasing the own account (me.erase)', () => {
  it('leaves nothing that tells who it was, in any table', async () => {
    const ticketId = await openTicket(anna)
    await anna.client.contact.create({
      name: `${names.firstName} ${names.lastName}`,
      email: anna.email,
      message: 'Proszę o telefon.',
      locale: 'pl',
    })
    await server.services.db
      .updateTable('tickets')
      .set({
        reporter_name: names.firstName,
        reporter_email: anna.email,
        reporter_email_key: anna.email,
      })
      .where('id', '=', ticketId)
      .execute()
    expect(await tablesWith(identity())).not.toEqual([])
    const { rows: sessions } = await sql<{ id: string }>`
      SELECT id FROM sessions WHERE user_id = ${annaId}`.execute(server.services.db)
    await anna.client.me.erase({ password: testPassword })

    expect(await tablesWith(identity())).toEqual([])
    expect(await tablesWith(sessions.map(({ id }) => id))).toEqual(
      sessions.map(({ id }) => `public.audit_events: ${id}`),
    )
    const { rows: addresses } = await sql`
      SELECT 1 FROM audit_events WHERE actor_id = ${annaId} AND address IS NOT NULL`.execute(
      server.services.db,
    )
    expect(addresses).toEqual([])
    await sealEvents(server.services)
    expect(await verifyChain(server.services.db)).not.toMatchObject({
      fault: { kind: 'hash_differs' },
    })
  })

  it('ends all sessions, all ways in, and lets the address register anew', async () => {
    await anna.client.me.erase({ password: testPassword })
    await expect(anna.client.me.get()).rejects.toMatchObject({ status: 401 })
    await expect(server.client().signIns.create(credentials(anna))).rejects.toMatchObject({
      code: 'credentials_rejected',
    })
    // The last letter to the old account is no code for the new one.
    await mailAbout(server, anna.email, 'Usunęliśmy')
    const again = await registerCustomer(server, company, { email: anna.email })
    const me = await again.client.me.get()
    expect(me.email).toBe(anna.email)
    expect(me.id).not.toBe(annaId)
  })

  it('leaves the case history, without a name', async () => {
    const ticketId = await openTicket(anna)
    await anna.client.me.erase({ password: testPassword })
    const ticket = await owner.client.tickets.get({ ticketId })
    expect(ticket.openedBy).toEqual({ id: annaId, name: null, role: 'customer' })
    const { items } = await owner.client.tickets.listMessages({ ticketId })
    expect(items).toMatchObject([{ body: 'Nie działa.', author: { id: annaId, name: null } }])
    const events = await owner.client.auditEvents.list({ personId: annaId })
    expect(events.items[0]).toMatchObject({
      action: 'account.erased',
      actor: { id: annaId, name: null, kind: 'customer' },
      subject: { kind: 'user', id: annaId, label: null },
    })
    const transcript = await owner.client.tickets.transcript({ ticketId })
    expect(transcript.size).toBeGreaterThan(1000)
    const people = await owner.client.members.list()
    expect(people.items.map(({ id }) => id)).not.toContain(annaId)
  })

  it('tells the person by mail what stays, and nobody writes to him afterwards', async () => {
    const ticketId = await openTicket(anna)
    await queueLetter(anna.email)
    await queueLetter(owner.email)
    const before = await countWaiting()
    await anna.client.me.erase({ password: testPassword })
    expect(await countWaiting()).toBe(before - 1)
    const mail = await mailAbout(server, anna.email, 'Usunęliśmy Twoje konto')
    expect(mail.text).toContain('Na ten adres można założyć nowe konto.')
    expect(mail.text).toContain('art. 17 ust. 3 lit. e RODO')
    const sent = server.mailbox.all.length
    const staff = await activateStaff(server)
    await staff.client.tickets.reply({ ticketId, body: 'Wymieniliśmy zasilacz.' })
    await owner.client.tickets.reply({ ticketId, body: 'Dziękuję.' })
    await server.mailbox.newest(server.services.config.supportMail, sent)
    const later = server.mailbox.all.slice(sent).map(({ to }) => to)
    expect(later.filter((to) => to === anna.email || !to.includes('@'))).toEqual([])
  })

  it('takes the password, and a fresh proof', async () => {
    await expect(anna.client.me.erase({ password: 'nie to hasło' })).rejects.toMatchObject({
      code: 'validation_failed',
      fields: [{ path: 'password', code: 'password.wrong' }],
    })
    travel(server, 301)
    await expect(anna.client.me.erase({ password: testPassword })).rejects.toMatchObject({
      code: 'step_up_required',
    })
    expect((await anna.client.me.get()).id).toBe(annaId)
  })

  it('does not leave people behind without an owner', async () => {
    await expect(owner.client.me.erase({ password: testPassword })).rejects.toMatchObject({
      code: 'last_owner',
      status: 409,
    })
    await owner.client.members.update({ memberId: annaId, isOwner: true })
    await owner.client.me.erase({ password: testPassword })
    // The last person of a company may go: nobody is left behind.
    await anna.client.me.erase({ password: testPassword })
    await expect(anna.client.me.get()).rejects.toMatchObject({ status: 401 })
  })

  it('of two owners who go at once keeps one, as long as others are there', async () => {
    await owner.client.members.update({ memberId: annaId, isOwner: true })
    await registerCustomer(server, company)
    const gone = await Promise.allSettled(
      [owner, anna].map(({ client }) => client.me.erase({ password: testPassword })),
    )
    expect(gone.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'fulfilled',
      'rejected',
    ])
  })
})

describe('erasing for somebody who asks by phone', () => {
  it('does the same, and the trail says that the operator did it', async () => {
    await erasePersonByOperator(server.services, anna.email.toUpperCase())
    await expect(anna.client.me.get()).rejects.toMatchObject({ status: 401 })
    expect(await tablesWith(identity())).toEqual([])
    const [event] = (await owner.client.auditEvents.list({ personId: annaId })).items.filter(
      ({ action }) => action === 'account.erased',
    )
    expect(event?.actor).toEqual({ id: null, name: 'HEZO', kind: 'operator' })
  })

  it('finds who was removed from a company by the id', async () => {
    await owner.client.members.remove({ memberId: annaId })
    const users = `public.users: ${names.lastName}`
    expect(await tablesWith([names.lastName])).toContain(users)
    expect(await erasePersonByOperator(server.services, annaId)).toMatchObject({ account: annaId })
    expect(await tablesWith([names.lastName])).not.toContain(users)
    expect(await tablesWith([anna.email])).toEqual([])
  })

  it('forgets a reporter of moved tickets who never had an account, and who began to register', async () => {
    const { db } = server.services
    const email = 'reporter.bez.konta@firma.example'
    const staff = await createSeed(server).person('staff', null)
    const ticketId = await openTicket(owner)
    await db
      .updateTable('tickets')
      .set({
        opened_by: null,
        legacy_id: '4711',
        reporter_name: 'Jan Reporter',
        reporter_email: email,
        reporter_email_key: email,
      })
      .where('id', '=', ticketId)
      .execute()
    await server.client().registrations.create(registrationData(company, email))
    expect(await erasePersonByOperator(server.services, email)).toEqual({ traces: 2 })
    expect(await tablesWith([email, 'Jan Reporter'])).toEqual([])
    const ticket = await staff.client.tickets.get({ ticketId })
    expect(ticket.openedBy).toEqual({ id: null, name: null, role: 'customer' })
    await mailAbout(server, email, 'Usunęliśmy Twoje dane')
    await expect(erasePersonByOperator(server.services, email)).rejects.toThrow('nothing is known')
  })
})
