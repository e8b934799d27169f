import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPdf } from '../../../testing/read-pdf.ts'
import { createTestServer, type TestServer } from '../../../testing/test-server.ts'
import { createDocuments } from '../../documents/create-documents.ts'
import { inspectExport } from '../contracts/contract-export.ts'
import { importContracts } from '../contracts/import-contracts.ts'
import { importTickets } from './import-tickets.ts'

// Prevents an importer that agrees only with itself: this one counts with `JSON.parse` alone.
const exports = join(import.meta.dirname, '../../../../../checks/testdata')
const legacy = join(exports, 'legacy/tickets.ndjson')

interface Case {
  readonly id: string
  readonly subject: string
  readonly status: string
  readonly attachments: readonly string[]
  readonly messages: readonly { readonly body: string }[]
}

let server: TestServer
let cases: Case[]
let broken = 0
beforeAll(async () => {
  server = await createTestServer()
  const { clock } = server.services
  await importContracts({
    databaseUrl: server.databaseUrl,
    clock,
    source: await inspectExport(join(exports, 'contracts.csv')),
  })
  cases = (await readFile(legacy, 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line): Case[] => {
      try {
        return [JSON.parse(line) as Case]
      } catch {
        broken += 1
        return []
      }
    })
})
afterAll(() => server.close())

test('the export as it was handed over comes in as an independent count says', async () => {
  const { blobs, clock, db, documentThreads } = server.services
  const refused: string[] = []
  const outcome = await importTickets(
    { blobs, clock, db, documents: createDocuments(documentThreads) },
    {
      path: legacy,
      async onRefusal({ line, id, code }) {
        refused.push(`${line} ${id ?? '?'} ${code}`)
      },
    },
  )
  const open = cases.filter(({ status }) => status !== 'closed')
  // Read by eye in the file: no such contract, a file that is missing, no messages.
  const wrong = new Set(['MH-90001', 'MH-90002', 'MH-90003'])
  const good = open.filter(({ id }) => !wrong.has(id))
  expect(outcome).toMatchObject({
    cases: cases.length + broken,
    created: good.length,
    unchanged: 0,
    closed: cases.length - open.length,
    refusedCases: wrong.size + broken,
    attachments: good.reduce((sum, { attachments }) => sum + attachments.length, 0),
  })
  expect(refused).toEqual([
    '4 ? line.not_json',
    '164 MH-90001 contractNumber.unknown',
    '165 MH-90002 file.missing',
    '166 MH-90003 messages.none',
  ])
  const rows = await db.selectFrom('tickets').select(['legacy_id', 'subject']).execute()
  const subjects = new Map(rows.map(({ legacy_id, subject }) => [legacy_id, subject]))
  expect(subjects).toEqual(new Map(good.map(({ id, subject }) => [id, subject])))
})

test('every word of the longest and of the shortest dialogues is in their PDFs', async () => {
  const { blobs, db } = server.services
  const byLength = cases
    .filter(({ status, id }) => status !== 'closed' && !id.startsWith('MH-9'))
    .toSorted((a, b) => a.messages.length - b.messages.length)
  for (const one of [...byLength.slice(0, 3), ...byLength.slice(-2)]) {
    const file = await db
      .selectFrom('attachments')
      .innerJoin('tickets', 'tickets.id', 'attachments.ticket_id')
      .select('attachments.sha256')
      .where('tickets.legacy_id', '=', one.id)
      .where('media_type', '=', 'application/pdf')
      .executeTakeFirstOrThrow()
    const bytes = await new Response(await blobs.read(file.sha256)).arrayBuffer()
    const { pages } = await readPdf(new Uint8Array(bytes))
    const text = squeezed(pages.join(' '))
    const missing = one.messages.flatMap(({ body }) =>
      wordsOf(body).filter((word) => !text.includes(squeezed(word))),
    )
    expect({ [one.id]: missing }).toEqual({ [one.id]: [] })
  }
})

/** Words of a body; of HTML, those that a reader sees. */
function wordsOf(body: string): string[] {
  const seen = body.startsWith('<')
    ? body
        .replaceAll(/<script>.*?<\/script>/g, ' ')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll('&nbsp;', ' ')
    : body
  return seen.split(/\s+/).filter(Boolean)
}

/** Lines are broken where there is room, also within words. */
function squeezed(text: string): string {
  return text.replaceAll(/\s/g, '')
}
