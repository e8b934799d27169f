import { afterAll, beforeAll, expect, test } from 'vitest'
import { legacyCase, writeLegacyExport } from '../../testing/legacy-export.ts'
import { registerCustomer, type SeededCompany, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { createDocuments } from '../documents/create-documents.ts'
import { importTickets } from '../import/tickets/import-tickets.ts'

let server: TestServer
let own: SeededCompany
let other: SeededCompany
beforeAll(async () => {
  server = await createTestServer()
  own = await seedCompany(server.services, { name: 'Hutmet Sp. j.' })
  other = await seedCompany(server.services, { name: 'Obcy S.A.' })
  const from = (id: string, { nip, contractNumber, serialNumber }: SeededCompany) =>
    legacyCase({
      id,
      nip,
      contractNumber,
      serialNumber,
      reporter: { name: 'Jagoda Szczęsny', email: 'Jagoda@Hutmet.example' },
    })
  const written = await writeLegacyExport([from('own', own), from('other', other)])
  const { blobs, clock, db, documentThreads } = server.services
  const tools = { blobs, clock, db, documents: createDocuments(documentThreads) }
  expect(await importTickets(tools, { path: written.path })).toMatchObject({ created: 2 })
  await written.remove()
})
afterAll(() => server.close())

test('whoever registers for the company sees its open cases at once', async () => {
  const anna = await registerCustomer(server, own, { email: 'anna@hutmet.example' })
  const { items } = await anna.client.tickets.list({})
  expect(items.map(({ legacyId, openedBy }) => [legacyId, openedBy.name])).toEqual([
    ['own', 'Jagoda Szczęsny'],
  ])
})

test('the reporter becomes their opener, known by the address; another company’s stay as they are', async () => {
  const jagoda = await registerCustomer(server, own, { email: 'jagoda@hutmet.example' })
  const me = await jagoda.client.me.get()
  const { items } = await jagoda.client.tickets.list({})
  expect(items.map(({ openedBy }) => openedBy.id)).toEqual([me.id])
  const stranger = await registerCustomer(server, other, { email: 'ewa@obcy.example' })
  const theirs = (await stranger.client.tickets.list({})).items
  expect(theirs.map(({ legacyId, openedBy }) => [legacyId, openedBy.id])).toEqual([['other', null]])
})
