// Threats: an export leaves something out, hands a secret over, or tells of what the person may not read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HezoClient } from '@hezo/sdk'
import { sql } from 'kysely'
import { travel } from '../../testing/post.ts'
import { readPdf } from '../../testing/read-pdf.ts'
import { createSeed } from '../../testing/seed.ts'
import {
  credentials,
  registerCustomer,
  type SeededCompany,
  seedCompany,
  seedSupplier,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createAuthenticator } from '../../testing/authenticator.ts'
import { callBack, seedStaff } from '../../testing/factor-resets.ts'
import { addPasskey } from '../../testing/passkeys.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { noPersonalData, type PersonalSection } from './collect-personal-data.ts'
import { hasWords } from './field-words.ts'
import { impersonalColumns, personalColumns } from './personal-columns.ts'

type Export = Record<PersonalSection, Record<string, unknown>[]>

let server: TestServer
let company: SeededCompany
let anna: TestPerson
let annaId: string
let supplierId: string
beforeAll(async () => {
  server = await createTestServer()
  supplierId = (await seedSupplier(server.services)).companyId
  company = await seedCompany(server.services, { supplierId })
  anna = await registerCustomer(server, company)
  annaId = (await anna.client.me.get()).id
})
afterAll(() => server.close())

async function exportOf(client: HezoClient): Promise<Export> {
  const file = await client.me.exportData({ format: 'json' })
  return JSON.parse(await file.text()) as Export
}

/** Does one of everything that leaves a row which tells of the person. */
async function leaveTraces(): Promise<void> {
  const { db } = server.services
  const { id: attachmentId } = await anna.client.attachments.upload({
    name: 'dziennik.txt',
    content: new Blob(['dziennik']),
  })
  const ticket = await anna.client.tickets.create({
    contractId: company.contractId,
    deviceId: null,
    subject: 'Zasilacz Anny',
    body: 'Nie działa mi zasilacz.',
    severity: 'normal',
    sharedWithSupplier: true,
    attachmentIds: [attachmentId],
  })
  await anna.client.me.update({ phone: '+48 601 234 567' })
  await addPasskey(anna.client, createAuthenticator())
  await anna.client.me.startTotp()
  await anna.client.me.changeEmail({ email: 'inny.adres@firma.example' })
  await anna.client.passwordResets.create({ email: anna.email })
  await anna.client.signIns.create(credentials(anna))
  const { first: staff } = await seedStaff(server)
  await staff.client.factorResets.create({ email: anna.email, callBack })
  await anna.client.contact.create({
    name: 'Anna Nowak',
    email: anna.email.toUpperCase().replace(/@.*/, (domain) => domain.toLowerCase()),
    message: 'Proszę o telefon.',
    locale: 'pl',
  })
  const later = { created_at: server.now, expires_at: new Date(server.now.getTime() + 86_400_000) }
  await db
    .insertInto('invitations')
    .values([
      {
        ...later,
        id: 'inv_00000000000000000000000001',
        company_id: supplierId,
        role: 'supplier',
        email: anna.email,
        email_key: anna.email,
        first_name: 'Anna',
        last_name: 'Nowak',
        locale: 'pl',
        is_owner: false,
        invited_by: annaId,
      },
    ])
    .execute()
  await db
    .insertInto('activations')
    .values({ ...later, user_id: annaId, token_hash: Buffer.from('x') })
    .execute()
  await db
    .updateTable('tickets')
    .set({
      assignee_id: annaId,
      reporter_name: 'Anna N.',
      reporter_email: anna.email,
      reporter_email_key: anna.email,
    })
    .where('id', '=', ticket.id)
    .execute()
}

describe('the list of personal columns', () => {
  it('names every column of the database that can lead to a person', async () => {
    const { rows: references } = await sql<{ name: string }>`
      SELECT conrelid::regclass || '.' || attname AS name
      FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY(conkey)
      WHERE contype = 'f' AND confrelid IN ('users'::regclass, 'sessions'::regclass)
    `.execute(server.services.db)
    const { rows: columns } = await sql<{ name: string }>`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND (
        column_name ~ '(user|actor|author|assignee|subject|person|member|owner)_id$'
        OR column_name ~ '(_by|name|email|email_key|phone|address|network|user_agent|scope)$'
        OR (table_name, column_name) = ('registrations', 'data'))
    `.execute(server.services.db)
    const found = new Set([...references, ...columns].map(({ name }) => name))
    const known = new Set([...Object.keys(personalColumns), ...Object.keys(impersonalColumns)])
    expect([...found].filter((name) => !known.has(name))).toEqual([])
  })

  it('sends each to a section that there is', () => {
    const sections = Object.values(personalColumns).flatMap(({ exported }) =>
      typeof exported === 'string' ? [exported] : [],
    )
    // What stands in no column of its own: the company, whose row tells of no person.
    expect(new Set([...sections, 'company'])).toEqual(new Set(Object.keys(noPersonalData)))
  })
})

describe('the export (me.exportData)', () => {
  beforeAll(leaveTraces)

  it('has something in each section', async () => {
    const data = await exportOf(anna.client)
    const empty = Object.entries(data).filter(([, rows]) => rows.length === 0)
    expect(empty).toEqual([])
    expect(data.account).toMatchObject([{ id: annaId, email: anna.email, firstName: 'Anna' }])
    expect(data.messages).toMatchObject([{ body: 'Nie działa mi zasilacz.' }])
    expect(data.attachments).toMatchObject([{ name: 'dziennik.txt', size: 8 }])
    expect(data.registrations).toMatchObject([{ data: { person: { firstName: 'Anna' } } }])
  })

  it('has every row that holds the person’s id or address, but what is listed as left out', async () => {
    const { db } = server.services
    const text = JSON.stringify(await exportOf(anna.client))
    const { rows: tables } = await sql<{ name: string }>`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`.execute(db)
    const missing: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ entry: Record<string, unknown> }>`
        SELECT to_jsonb(entry) AS entry FROM ${sql.table(name)} entry
        WHERE entry::text LIKE ${`%${annaId}%`} OR entry::text ILIKE ${`%${anna.email}%`}`.execute(
        db,
      )
      const isLeftOut = name === 'idempotency_keys' || name === 'audit_events'
      for (const { entry } of isLeftOut ? [] : rows) {
        const mark = entry['id'] ?? entry['expires_at'] ?? entry['used_at']
        const isIn = typeof mark === 'string' && text.includes(mark.slice(0, 19))
        const isCounted = name === 'recovery_codes' || name === 'sharing_decisions'
        if (!isIn && !isCounted) missing.push(name)
      }
    }
    expect(missing).toEqual([])
    const data = await exportOf(anna.client)
    expect(data.recoveryCodes).toHaveLength(10)
    expect(data.sharingDecisions).toHaveLength(1)
  })

  it('tells every event, and of itself', async () => {
    const { events } = await exportOf(anna.client)
    const actions = events.map(({ action }) => action)
    for (const action of ['registration.completed', 'session.started', 'ticket.opened']) {
      expect(actions).toContain(action)
    }
    expect(events.at(-1)).toMatchObject({
      action: 'account.exported',
      byMe: true,
      address: '127.0.0.1',
      details: { format: 'json' },
    })
  })

  it('holds no secret', async () => {
    const text = JSON.stringify(await exportOf(anna.client))
    const { rows } = await sql<{ secret: string }>`
      SELECT password_hash AS secret FROM users WHERE id = ${annaId}
      UNION ALL SELECT encode(totp_secret, 'hex') FROM users WHERE id = ${annaId}
      UNION ALL SELECT encode(code_hash, 'hex') FROM recovery_codes
      UNION ALL SELECT encode(token_hash, 'hex') FROM registrations
      UNION ALL SELECT encode(token_hash, 'hex') FROM sign_in_challenges
    `.execute(server.services.db)
    expect(rows.length).toBeGreaterThan(10)
    for (const { secret } of rows) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/hash|totpSecret/i)
  })

  it('has words for each of its fields', async () => {
    const names = new Set(
      Object.values(await exportOf(anna.client))
        .filter(Array.isArray)
        .flatMap((rows) => rows.flatMap((row) => Object.keys(row as object))),
    )
    expect([...names].filter((name) => !hasWords(name))).toEqual([])
  })

  it.each([
    ['pl', 'Moje dane w myHEZO', 'Zalogowano', 'myHEZO – moje dane.pdf'],
    ['en', 'My data at myHEZO', 'Signed in', 'myHEZO – my data.pdf'],
  ] as const)('is a document in the person’s language: %s', async (locale, title, event, name) => {
    await anna.client.me.update({ locale })
    const file = await anna.client.me.exportData({ format: 'pdf' })
    expect(file).toMatchObject({ name, type: 'application/pdf' })
    const pdf = await readPdf(new Uint8Array(await file.arrayBuffer()))
    const text = pdf.pages.join('\n')
    expect(pdf.language).toBe(locale)
    for (const words of [title, event, 'Zasilacz Anny', anna.email, 'Nie działa mi zasilacz.']) {
      expect(text).toContain(words)
    }
    expect(pdf.outline.length).toBe(Object.keys(noPersonalData).length)
  })

  it('needs a fresh proof', async () => {
    travel(server, 301)
    await expect(anna.client.me.exportData({ format: 'json' })).rejects.toMatchObject({
      code: 'step_up_required',
    })
  })
})

it('tells a supplier nothing of a case that is not shared any more, nor of internal notes', async () => {
  const seed = createSeed(server)
  const supplier = await seed.person('supplier', supplierId)
  const staff = await seed.person('staff', null)
  const owner = await seed.person('customer', company.companyId)
  const ticket = await owner.client.tickets.create({
    contractId: company.contractId,
    deviceId: null,
    subject: 'Tajna sprawa',
    body: 'Treść klienta.',
    severity: 'normal',
    sharedWithSupplier: true,
  })
  await supplier.client.tickets.reply({ ticketId: ticket.id, body: 'Odpowiedź dostawcy.' })
  await staff.client.tickets.reply({
    ticketId: ticket.id,
    body: 'Notatka.',
    visibility: 'internal',
  })
  const shared = await exportOf(supplier.client)
  expect(shared.messages).toMatchObject([
    { body: 'Odpowiedź dostawcy.', ticketNumber: ticket.number },
  ])
  await owner.client.tickets.setSharing({ ticketId: ticket.id, shared: false })

  const after = await exportOf(supplier.client)
  expect(after.messages).toEqual([{ id: expect.any(String), createdAt: expect.any(String) }])
  const text = JSON.stringify(after)
  for (const hidden of [
    ticket.id,
    ticket.number,
    'Tajna',
    'Treść',
    'Odpowiedź',
    company.companyId,
  ]) {
    expect(text).not.toContain(hidden)
  }
  expect(after.events.some(({ action }) => action === 'ticket.replied')).toBe(true)
  expect(JSON.stringify(await exportOf(staff.client))).toContain('Notatka.')
})
