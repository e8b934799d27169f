import { isHezoError } from '@hezo/sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPdf } from '../../testing/read-pdf.ts'
import { createSeed, type SeededPerson } from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let people: Record<'customer' | 'stranger' | 'supplier' | 'staff', SeededPerson>
let ticketId: string

beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  const [company, other, seller] = [
    await seed.company('Klient'),
    await seed.company('Obcy'),
    await seed.company('Dostawca'),
  ]
  const contract = await seed.contract({ companyId: company, supplierId: seller })
  people = {
    customer: await seed.person('customer', company),
    stranger: await seed.person('customer', other),
    supplier: await seed.person('supplier', seller),
    staff: await seed.person('staff', null, 'en'),
  }
  const { client } = people.customer
  const file = await client.attachments.upload({ name: 'log.txt', content: new Blob(['x']) })
  const ticket = await client.tickets.create({
    contractId: contract.id,
    deviceId: contract.devices[0]?.id ?? null,
    subject: 'Zażółć gęślą jaźń',
    body: 'Kontroler B nie odpowiada.',
    severity: 'high',
    sharedWithSupplier: false,
    attachmentIds: [file.id],
  })
  ticketId = ticket.id
  await people.staff.client.tickets.reply({ ticketId, body: 'Technik będzie jutro.' })
  await people.staff.client.tickets.reply({
    ticketId,
    body: 'Klient zalega z płatnością.',
    visibility: 'internal',
  })
})
afterAll(() => server.close())

async function transcriptOf({ client }: SeededPerson) {
  const file = await client.tickets.transcript({ ticketId })
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { file, bytes, ...(await readPdf(bytes)) }
}

test('a transcript holds the public dialogue and names the files', async () => {
  const { file, pages, info, language } = await transcriptOf(people.customer)
  const text = pages.join('\n')
  expect(file.name).toMatch(/^HZ-2026-\d{6}\.pdf$/)
  expect(file.type).toBe('application/pdf')
  for (const words of ['Kontroler B nie odpowiada.', 'Technik będzie jutro.', 'log.txt']) {
    expect(text).toContain(words)
  }
  expect(info['Title']).toContain('Zażółć gęślą jaźń')
  expect(language).toBe('pl')
})

test('an internal note is in nobody’s transcript: files are handed on', async () => {
  for (const person of [people.customer, people.staff]) {
    const { pages } = await transcriptOf(person)
    expect(pages.join('\n')).not.toContain('zalega')
  }
})

test('it speaks the reader’s language, and the same dialogue gives the same bytes', async () => {
  const [one, again, english] = [
    await transcriptOf(people.customer),
    await transcriptOf(people.customer),
    await transcriptOf(people.staff),
  ]
  expect(Buffer.from(one.bytes).equals(again.bytes)).toBe(true)
  expect(english.language).toBe('en')
})

test('for whom the ticket does not exist, neither does its transcript', async () => {
  for (const { client } of [people.stranger, people.supplier]) {
    const code = await client.tickets.transcript({ ticketId }).then(
      () => 'ok',
      (error: unknown) => isHezoError(error) && error.code,
    )
    expect(code).toBe('not_found')
  }
})
