import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { legacyCase, writeLegacyExport } from '../../../testing/legacy-export.ts'
import { createLegacyWorld, type LegacyWorld } from '../../../testing/legacy-world.ts'
import { readPdf } from '../../../testing/read-pdf.ts'
import { undoImport } from '../undo-import.ts'

let world: LegacyWorld
beforeAll(async () => {
  world = await createLegacyWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clear())

describe('a case', () => {
  test('becomes a ticket of its company: subject to the byte, dates kept, the old number found', async () => {
    const subject = '  RE: „Żółć” 🔋 <B>\ttab '
    expect(await world.run([legacyCase({ subject })])).toMatchObject({
      cases: 1,
      created: 1,
      refused: [],
    })
    const { client } = await world.seed.person('customer', world.companyId)
    const [ticket] = (await client.tickets.list({ search: 'mh-1' })).items
    expect(ticket).toMatchObject({
      subject,
      legacyId: 'MH-1',
      number: expect.stringMatching(/^HZ-2024-\d{6}$/),
      status: 'new',
      severity: 'normal',
      contract: { id: world.contract.id },
      device: { id: world.contract.devices[0]?.id },
      openedBy: { id: null, name: 'Jagoda Szczęsny', role: 'customer' },
      openedAt: '2024-03-02T15:12:00.000Z',
      updatedAt: '2024-03-04T02:08:22.000Z',
      sharedWithSupplier: false,
    })
  })

  test('brings its dialogue as PDF and its files along, with a message that says so', async () => {
    await world.run([legacyCase({ attachments: ['files/zdjęcie 0.png'] })], {
      'files/zdjęcie 0.png': 'treść pliku',
    })
    const { client } = await world.seed.person('customer', world.companyId)
    const [ticket] = (await client.tickets.list({})).items
    const [message] = (await client.tickets.listMessages({ ticketId: ticket?.id ?? '' })).items
    expect(message).toMatchObject({
      author: { id: null, name: 'myHEZO', role: 'staff' },
      attachments: [
        { name: 'Korespondencja MH-1.pdf', mediaType: 'application/pdf' },
        { name: 'zdjęcie 0.png' },
      ],
    })
    const [dialogue, file] = message?.attachments ?? []
    const pdf = await client.attachments.get({ attachmentId: dialogue?.id ?? '' })
    const { pages } = await readPdf(new Uint8Array(await pdf.arrayBuffer()))
    expect(pages.join('\n')).toContain('Dysk miga na czerwono.')
    expect(pages.join('\n')).toContain('Wysyłamy technika.')
    const back = await client.attachments.get({ attachmentId: file?.id ?? '' })
    expect(await back.text()).toBe('treść pliku')
  })

  test.each([
    ['open', 'new'],
    ['in_progress', 'in_progress'],
    ['waiting_for_customer', 'waiting_for_customer'],
  ])('that is %s is %s here', async (status, expected) => {
    await world.run([legacyCase({ status })])
    const { client } = await world.seed.person('customer', world.companyId)
    expect((await client.tickets.list({})).items.map((ticket) => ticket.status)).toEqual([expected])
  })

  test.each(['MH-7', 'mh-7', 'Zgł. 7/a'])('called %s is found by that', async (id) => {
    await world.run([legacyCase({ id })])
    const { client } = await world.seed.person('customer', world.companyId)
    const { items } = await client.tickets.list({ search: id })
    expect(items.map(({ legacyId }) => legacyId)).toEqual([id])
  })

  test('that is closed is counted and left out', async () => {
    expect(await world.run([legacyCase({ status: 'closed' })])).toMatchObject({
      closed: 1,
      created: 0,
    })
  })

  test('is the supplier’s to read only after somebody of the company consents', async () => {
    await world.run([legacyCase()])
    const supplier = await world.seed.person('supplier', world.supplierId)
    const customer = await world.seed.person('customer', world.companyId)
    expect((await supplier.client.tickets.list({})).items).toEqual([])
    const [ticket] = (await customer.client.tickets.list({})).items
    await customer.client.tickets.setSharing({ ticketId: ticket?.id ?? '', shared: true })
    expect((await supplier.client.tickets.list({})).items).toHaveLength(1)
  })

  test('is its reporter’s, if he has an account in that company already', async () => {
    const person = await world.seed.person('customer', world.companyId)
    const stranger = await world.seed.person('customer', world.supplierId)
    const from = (id: string, email: string) =>
      legacyCase({ id, reporter: { name: 'Ktoś', email: email.toUpperCase() } })
    await world.run([from('A', person.email), from('B', stranger.email)])
    const { items } = await person.client.tickets.list({})
    expect(Object.fromEntries(items.map((one) => [one.legacyId, one.openedBy]))).toEqual({
      A: { id: person.id, name: person.name, role: 'customer' },
      B: { id: null, name: 'Ktoś', role: 'customer' },
    })
  })

  test('is answered to its reporter by mail, before he has an account', async () => {
    await world.run([legacyCase()])
    const staff = await world.seed.person('staff', null)
    const [ticket] = (await staff.client.tickets.list({})).items
    const before = world.server.mailbox.all.length
    await staff.client.tickets.reply({ ticketId: ticket?.id ?? '', body: 'Odpowiedź.' })
    const mail = await world.server.mailbox.newest('Jagoda@firma.example', before)
    expect(mail.subject).toContain(ticket?.number)
  })
})

describe('a file that is imported again', () => {
  test('changes nothing, whatever happened to the tickets since', async () => {
    const written = await writeLegacyExport([legacyCase(), legacyCase({ id: 'MH-2' })])
    await world.importFrom(written.path)
    const { client } = await world.seed.person('customer', world.companyId)
    const [ticket] = (await client.tickets.list({})).items
    await client.tickets.reply({ ticketId: ticket?.id ?? '', body: 'Nadal nie działa.' })
    const state = await rows()
    expect(await world.importFrom(written.path)).toMatchObject({ created: 0, unchanged: 2 })
    expect(await rows()).toEqual(state)
    await written.remove()
  })

  test('says on a dry run what would happen, and writes nothing', async () => {
    const lines = [
      legacyCase({ attachments: ['files/a.txt'] }),
      legacyCase({ id: 'MH-2', attachments: ['files/missing.txt'] }),
      legacyCase({ id: 'MH-3', status: 'closed' }),
    ]
    const files = { 'files/a.txt': 'a' }
    const dry = await world.run(lines, files, { dryRun: true })
    expect(await rows()).toEqual({ tickets: [], attachments: [] })
    const { importId: _, ...wet } = await world.run(lines, files)
    expect({ ...dry, importId: undefined }).toEqual({ ...wet, importId: undefined })
  })

  test('goes on where it was stopped', async () => {
    const lines = Array.from({ length: 100 }, (_, n) => legacyCase({ id: `MH-${n}` }))
    const written = await writeLegacyExport(lines)
    const stop = new AbortController()
    const stopped = world.importFrom(written.path, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await expect(stopped).rejects.toMatchObject({
      code: 'import.paused',
      message: expect.stringContaining('32 cases are in'),
    })
    expect(await world.importFrom(written.path)).toMatchObject({ created: 68, unchanged: 32 })
    await written.remove()
  })
})

test('a database that goes away in the middle leaves whole cases, and the next run goes on', async () => {
  const lines = Array.from({ length: 100 }, (_, n) => legacyCase({ id: `MH-${n}` }))
  const written = await writeLegacyExport(lines)
  const { pool } = world.storage
  const stop = new AbortController()
  const breaking = (async () => {
    // As a restart of the database does, seen from its clients, again and again.
    while (!stop.signal.aborted) {
      await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })()
  const broken = world.importFrom(written.path)
  await expect(broken).rejects.toMatchObject({ code: 'import.broken_off' })
  stop.abort()
  await breaking
  const again = await world.importFrom(written.path)
  expect(again.created + again.unchanged).toBe(100)
  expect((await rows()).attachments).toHaveLength(100)
  await written.remove()
})

describe('undoing an import', () => {
  test('takes back what nobody touched, and keeps the rest', async () => {
    const ids = ['a', 'b', 'c', 'd']
    const { importId } = await world.run(ids.map((id) => legacyCase({ id })))
    const { client } = await world.seed.person('customer', world.companyId)
    const staff = await world.seed.person('staff', null)
    const byId = new Map((await client.tickets.list({})).items.map((one) => [one.legacyId, one.id]))
    await client.tickets.reply({ ticketId: byId.get('a') ?? '', body: 'Nadal.' })
    await client.tickets.setSharing({ ticketId: byId.get('b') ?? '', shared: true })
    await staff.client.tickets.update({ ticketId: byId.get('c') ?? '', status: 'in_progress' })
    expect(await undoImport(world.server.services, importId ?? '')).toMatchObject({
      kind: 'tickets',
      rows: { tickets: { removed: 1, kept: 3 } },
    })
    const left = (await client.tickets.list({})).items.map((one) => one.legacyId)
    expect(new Set(left)).toEqual(new Set(['a', 'b', 'c']))
    expect((await rows()).attachments).toHaveLength(3)
  })

  test('of what there never was is refused', async () => {
    await expect(undoImport(world.server.services, 'imp_none')).rejects.toMatchObject({
      code: 'import.unknown',
    })
  })
})

/** All that an import writes, without what differs from one to the next. */
async function rows() {
  const { db } = world.server.services
  return {
    tickets: await db.selectFrom('tickets').selectAll().orderBy('id').execute(),
    attachments: await db.selectFrom('attachments').selectAll().orderBy('id').execute(),
  }
}
