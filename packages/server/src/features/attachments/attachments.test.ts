import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import type { NewTicket } from '@hezo/api'
import { attachmentLimits } from '@hezo/domain'
import { isHezoError } from '@hezo/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSeed, type SeededContract, type SeededPerson } from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { sweepAttachments } from './sweep-attachments.ts'

let server: TestServer
let contract: SeededContract
let customer: SeededPerson
let colleague: SeededPerson
let stranger: SeededPerson
let supplier: SeededPerson
let staff: SeededPerson

beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  const [company, other, seller] = [
    await seed.company('Klient'),
    await seed.company('Obcy'),
    await seed.company('Dostawca'),
  ]
  contract = await seed.contract({ companyId: company, supplierId: seller })
  customer = await seed.person('customer', company)
  colleague = await seed.person('customer', company)
  stranger = await seed.person('customer', other)
  supplier = await seed.person('supplier', seller)
  staff = await seed.person('staff', null)
})
afterAll(() => server.close())

const text = (content: string) => new Blob([content])

async function upload(person: SeededPerson, name: string, content: Blob = text('log\n')) {
  return person.client.attachments.upload({ name, content })
}

function newTicket(changes: Partial<NewTicket> = {}): NewTicket {
  return {
    contractId: contract.id,
    deviceId: null,
    subject: 'Awaria dysku',
    body: 'W załączniku log.',
    severity: 'high',
    sharedWithSupplier: false,
    attachmentIds: [],
    ...changes,
  }
}

/** Sends bytes as a program without the SDK would. */
async function send(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream | null,
  { name = 'log.txt', key = `key-${Math.random()}`, headers = {} } = {},
): Promise<{ status: number; code: unknown; id: unknown }> {
  const reply = await server.fetch(`/v1/attachments?${new URLSearchParams({ name }).toString()}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${customer.accessToken}`,
      'Idempotency-Key': key,
      ...headers,
    },
    body,
    duplex: 'half',
  })
  const said = (await reply.json()) as { code?: unknown; id?: unknown }
  return { status: reply.status, code: said.code, id: said.id }
}

/** The outcome of a call: its code, or `ok`. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => (isHezoError(error) ? error.code : String(error)),
  )
}

describe('a file', () => {
  test.each([
    'zdjęcie dysku.txt',
    'raport 🔋 漢字 "cytat"; x=y %41.txt',
    `${'ż'.repeat(196)}.txt`,
    "apostrof'y i (nawiasy).txt",
  ])('called %s comes back as it went, name and all', async (name) => {
    const content = randomBytes(200_000)
    const { id } = await customer.client.attachments.upload({ name, content: new Blob([content]) })
    const back = await customer.client.attachments.get({ attachmentId: id })
    expect(back.name).toBe(name)
    expect(Buffer.from(await back.arrayBuffer())).toEqual(content)
  })

  test('goes with a ticket and with a reply, in the order of upload', async () => {
    const [one, two, three] = [
      await upload(customer, '1.txt'),
      await upload(customer, '2.txt'),
      await upload(staff, '3.txt'),
    ]
    const ticket = await customer.client.tickets.create(
      newTicket({ attachmentIds: [two.id, one.id] }),
    )
    const reply = await staff.client.tickets.reply({
      ticketId: ticket.id,
      body: 'Instrukcja.',
      attachmentIds: [three.id],
    })
    expect(reply.attachments).toEqual([three])
    const { items } = await customer.client.tickets.listMessages({ ticketId: ticket.id })
    expect(items.map(({ attachments }) => attachments)).toEqual([[one, two], [three]])
  })

  test('is served to be saved, and nothing in it runs', async () => {
    const { id } = await upload(customer, 'log.txt')
    const reply = await server.fetch(`/v1/attachments/${id}`, {
      headers: { Authorization: `Bearer ${customer.accessToken}` },
    })
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-disposition': 'attachment; filename=log.txt',
      'content-type': 'text/plain',
      'content-length': '4',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'no-store',
    })
    await reply.body?.cancel()
  })

  test('is bytes to a browser unless its type is one that only shows something', async () => {
    const content = text('<?xml version="1.0"?><a/>')
    const { id, mediaType } = await upload(customer, 'opis.xml', content)
    const reply = await server.fetch(`/v1/attachments/${id}`, {
      headers: { Authorization: `Bearer ${customer.accessToken}` },
    })
    expect(mediaType).toBe('application/xml')
    expect(reply.headers.get('content-type')).toBe('application/octet-stream')
    await reply.body?.cancel()
  })

  test('tells its limits to anybody before it is chosen', async () => {
    expect(await server.client().attachments.limits()).toEqual({
      fileBytes: attachmentLimits.bytes,
      filesPerTicket: attachmentLimits.perTicket,
    })
  })
})

describe('who gets a file', () => {
  const everybody = () => ({ customer, colleague, stranger, supplier, staff })
  async function readers(attachmentId: string): Promise<Record<string, string>> {
    const entries = Object.entries(everybody()).map(async ([name, { client }]) => [
      name,
      await codeOf(client.attachments.get({ attachmentId })),
    ])
    return Object.fromEntries(await Promise.all(entries)) as Record<string, string>
  }
  const nobody = {
    customer: 'not_found',
    colleague: 'not_found',
    stranger: 'not_found',
    supplier: 'not_found',
    staff: 'not_found',
  }

  test('before it goes with anything, only its uploader', async () => {
    const { id } = await upload(customer, 'x.txt')
    expect(await readers(id)).toEqual({ ...nobody, customer: 'ok' })
  })

  test('with a ticket, whoever sees the ticket at this moment', async () => {
    const { id } = await upload(customer, 'x.txt')
    const ticket = await customer.client.tickets.create(newTicket({ attachmentIds: [id] }))
    const company = { ...nobody, customer: 'ok', colleague: 'ok', staff: 'ok' }
    expect(await readers(id)).toEqual(company)
    await customer.client.tickets.setSharing({ ticketId: ticket.id, shared: true })
    expect(await readers(id)).toEqual({ ...company, supplier: 'ok' })
    await customer.client.tickets.setSharing({ ticketId: ticket.id, shared: false })
    expect(await readers(id)).toEqual(company)
  })

  test('with an internal note, staff', async () => {
    const ticket = await customer.client.tickets.create(newTicket({ sharedWithSupplier: true }))
    const { id } = await upload(staff, 'dla nas.txt')
    await staff.client.tickets.reply({
      ticketId: ticket.id,
      body: 'Notatka.',
      visibility: 'internal',
      attachmentIds: [id],
    })
    expect(await readers(id)).toEqual({ ...nobody, staff: 'ok' })
    const { items } = await customer.client.tickets.listMessages({ ticketId: ticket.id })
    expect(JSON.stringify(items)).not.toContain('dla nas.txt')
  })

  test('not there and not yours are the same answer', async () => {
    const { id } = await upload(customer, 'x.txt')
    const answers = await Promise.all(
      [id, id.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))].map(async (one) => {
        const reply = await server.fetch(`/v1/attachments/${one}`, {
          headers: { Authorization: `Bearer ${stranger.accessToken}` },
        })
        const body = (await reply.text()).replace(/"requestId":"[^"]+"/, '')
        return { status: reply.status, body }
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.status).toBe(404)
  })
})

describe('a file that somebody may not attach', () => {
  test('is another person’s, used already, or none', async () => {
    const foreign = await upload(colleague, 'x.txt')
    const used = await upload(customer, 'y.txt')
    await customer.client.tickets.create(newTicket({ attachmentIds: [used.id] }))
    const none = used.id.replace(/.{4}$/, '0000')
    for (const id of [foreign.id, used.id, none]) {
      const refused = customer.client.tickets.create(newTicket({ attachmentIds: [id] }))
      await expect(refused).rejects.toMatchObject({
        code: 'validation_failed',
        fields: [{ path: 'attachmentIds' }],
      })
    }
  })

  test('named twice at once goes with one ticket only', async () => {
    const { id } = await upload(customer, 'x.txt')
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        codeOf(customer.client.tickets.create(newTicket({ attachmentIds: [id] }))),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1)
  })

  test('is the twenty-first of a ticket, also when two replies race for the last place', async () => {
    const ids: string[] = []
    for (let n = 0; n < 21; n += 1) ids.push((await upload(customer, `${n}.txt`)).id)
    const ticket = await customer.client.tickets.create(
      newTicket({ attachmentIds: ids.slice(0, 19) }),
    )
    const outcomes = await Promise.all(
      ids.slice(19).map((id) =>
        codeOf(
          customer.client.tickets.reply({
            ticketId: ticket.id,
            body: 'Jeszcze jeden.',
            attachmentIds: [id],
          }),
        ),
      ),
    )
    expect(outcomes.toSorted()).toEqual(['ok', 'too_many_files'])
  })
})

describe('hostile uploads', () => {
  const tooMuch = new Uint8Array(26 * 1024 * 1024)
  test.each([
    ['0 bytes', null, {}, 422, 'file_empty'],
    ['26 MB', tooMuch, {}, 413, 'file_too_large'],
    ['HTML called .png', '<html><script>', { name: 'x.png' }, 422, 'file_type_mismatch'],
    ['HTML', '<html><script>', { name: 'x.html' }, 415, 'file_type_refused'],
    ['a folder in the name', 'x', { name: '../x.txt' }, 422, 'validation_failed'],
    ['a line break in the name', 'x', { name: 'a\r\nX: y.txt' }, 422, 'validation_failed'],
    ['1,000 letters of name', 'x', { name: 'x'.repeat(1000) }, 422, 'validation_failed'],
    ['no key', 'x', { key: '' }, 400, 'idempotency_key_missing'],
  ])('%s', async (_, body, options, status, code) => {
    expect(await send(body, options)).toMatchObject({ status, code })
    expect(await readdir(`${server.files}/arriving`)).toEqual([])
  })

  test('more than was announced, in a stream without a length', async () => {
    let left = 27
    const stream = new ReadableStream({
      pull(controller) {
        left -= 1
        if (left === 0) controller.close()
        else controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    expect(await send(stream)).toMatchObject({ status: 413, code: 'file_too_large' })
    expect(await readdir(`${server.files}/arriving`)).toEqual([])
  })

  test('a connection cut in the middle leaves nothing', async () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(100_000))
        controller.error(new Error('cut'))
      },
    })
    expect(await send(stream)).toMatchObject({ status: 400, code: 'upload_incomplete' })
    expect(await readdir(`${server.files}/arriving`)).toEqual([])
  })

  test('nobody but people who are signed in', async () => {
    const anonymous = { headers: { Authorization: '' } }
    expect(await send('x', anonymous)).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  test('sent again under the same key is the same file; another one is refused', async () => {
    const [first, again] = [
      await send('treść', { key: 'klucz-wysylki-0001' }),
      await send('treść', { key: 'klucz-wysylki-0001' }),
    ]
    expect(again).toEqual(first)
    for (const other of [send('inna', { key: 'klucz-wysylki-0001' })]) {
      expect(await other).toMatchObject({ code: 'idempotency_key_reused' })
    }
    const renamed = await send('treść', { key: 'klucz-wysylki-0001', name: 'inny.txt' })
    expect(renamed).toMatchObject({ code: 'idempotency_key_reused' })
  })
})

test('sweeping takes what went with nothing for a day, its content, and nothing else', async () => {
  const [kept, waiting] = [
    await upload(customer, 'kept.txt', text('stays')),
    await upload(customer, 'waiting.txt', text('goes')),
  ]
  await customer.client.tickets.create(newTicket({ attachmentIds: [kept.id] }))
  const before = server.now
  await sweepAttachments(server.services)
  expect(await codeOf(customer.client.attachments.get({ attachmentId: waiting.id }))).toBe('ok')
  // Blobs are as old as the machine's clock says.
  server.now = new Date(Date.now() + 2 * 86_400_000)
  await sweepAttachments(server.services)
  server.now = before
  expect(await codeOf(customer.client.attachments.get({ attachmentId: kept.id }))).toBe('ok')
  const gone = customer.client.attachments.get({ attachmentId: waiting.id })
  expect(await codeOf(gone)).toBe('not_found')
})
