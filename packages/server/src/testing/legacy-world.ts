import type { CaseRefusal } from '../features/import/tickets/case-refusal.ts'
import { importTickets, type TicketImport } from '../features/import/tickets/import-tickets.ts'
import { createDocuments } from '../features/documents/create-documents.ts'
import { writeLegacyExport } from './legacy-export.ts'
import { openStorage, type Storage } from '../platform/storage/database.ts'
import { createSeed, type Seed, type SeededContract } from './seed.ts'
import { createTestServer, type TestServer } from './test-server.ts'

type Outcome = Awaited<ReturnType<typeof importTickets>> & {
  readonly refused: readonly CaseRefusal[]
}

/** A service that knows what `legacyCase()` refers to. */
export interface LegacyWorld {
  readonly server: TestServer
  /** Connections beside the service's own. */
  readonly storage: Storage
  readonly seed: Seed
  readonly companyId: string
  readonly supplierId: string
  readonly contract: SeededContract
  /** Imports lines and the files beside them. */
  run(
    lines: Parameters<typeof writeLegacyExport>[0],
    files?: Parameters<typeof writeLegacyExport>[1],
    more?: Partial<TicketImport>,
  ): Promise<Outcome>
  importFrom(path: string, more?: Partial<TicketImport>): Promise<Outcome>
  /** Takes all tickets away. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** One company with one contract of one device, sold by a supplier. */
export async function createLegacyWorld(): Promise<LegacyWorld> {
  const server = await createTestServer()
  const storage = openStorage(server.databaseUrl, 1)
  const seed = createSeed(server)
  const { blobs, clock, db, documentThreads } = server.services
  const companyId = await seed.company('Huta Szkła')
  const supplierId = await seed.company('Dostawca')
  await db
    .updateTable('companies')
    .set({ nip: 'PL1111111111' })
    .where('id', '=', companyId)
    .execute()
  const contract = await seed.contract({
    companyId,
    supplierId,
    number: 'SHZ/2026/1',
    serialNumbers: ['FG00000001'],
  })
  const world: LegacyWorld = {
    server,
    storage,
    seed,
    companyId,
    supplierId,
    contract,
    async run(lines, files, more) {
      const written = await writeLegacyExport(lines, files)
      try {
        return await world.importFrom(written.path, more)
      } finally {
        await written.remove()
      }
    },
    async importFrom(path, more) {
      const refused: CaseRefusal[] = []
      const outcome = await importTickets(
        { blobs, clock, db, documents: createDocuments(documentThreads) },
        {
          path,
          async onRefusal(refusal) {
            refused.push(refusal)
          },
          ...more,
        },
      )
      return { ...outcome, refused }
    },
    async clear() {
      for (const table of ['attachments', 'sharing_decisions', 'messages', 'tickets'] as const) {
        await db.deleteFrom(table).execute()
      }
    },
    async close() {
      await storage.close()
      await server.close()
    },
  }
  return world
}
