import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectExport } from '../features/import/contracts/contract-export.ts'
import {
  type ContractImport,
  importContracts,
} from '../features/import/contracts/import-contracts.ts'
import type { ImportReport } from '../features/import/contracts/import-report.ts'
import type { Refusal } from '../features/import/contracts/refusal.ts'
import { openStorage, type Storage } from '../platform/storage/database.ts'
import { createTestDatabase } from './test-database.ts'

/** A database of its own that exports are imported into. */
export interface TestImport {
  readonly databaseUrl: string
  readonly storage: Storage
  /** The time that imports read; assign to travel. */
  now: Date
  /** Puts content into a file and gives its path. */
  file(content: string | Uint8Array): Promise<string>
  /** Imports the file at a path. */
  run(path: string, more?: Partial<ContractImport>): Promise<ImportReport>
  /** Imports an export that has these rows below {@link exportHeader}. */
  rows(...rows: readonly string[]): Promise<ImportReport>
  /** Rows of a query. */
  query(sql: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** The columns of the ERP's export. */
export const exportHeader =
  'Numer umowy;NIP klienta;Nazwa klienta;Ulica;Kod pocztowy;Miejscowość;NIP dostawcy;' +
  'Nazwa dostawcy;Poziom SLA;Data od;Data do;Status;Numer seryjny;Producent;Model;Lokalizacja'

const usual = {
  number: 'SHZ/2026/1',
  nip: 'PL1111111111',
  name: 'Huta Szkła S.A.',
  street: 'ul. Długa 1',
  postalCode: '30-552',
  city: 'Kraków',
  supplierNip: 'PL4444444444',
  supplierName: 'Integrator Sp. z o.o.',
  level: '24x7 4h',
  from: '01.02.2026',
  to: '31.01.2029',
  status: 'aktywna',
  serial: 'FG1234567890',
  vendor: 'Fortinet',
  model: 'FortiGate 200F',
  location: 'Szafa 3, U12',
}

/** A good row, but for what is given. */
export function exportRow(other: Partial<typeof usual> = {}): string {
  return Object.values({ ...usual, ...other }).join(';')
}

/** A database and a folder for a test file's imports. */
export async function createTestImport(): Promise<TestImport> {
  const database = await createTestDatabase()
  const storage = openStorage(database.url, 3)
  const folder = await mkdtemp(join(tmpdir(), 'hezo-import-'))
  let files = 0
  const bench: TestImport = {
    databaseUrl: database.url,
    storage,
    now: new Date('2026-11-23T10:00:00Z'),
    async file(content) {
      const path = join(folder, `export-${(files += 1)}.csv`)
      await writeFile(path, content)
      return path
    },
    async run(path, more) {
      const refused: Refusal[] = []
      let report: ImportReport | undefined
      await importContracts({
        databaseUrl: database.url,
        clock: { now: () => bench.now },
        source: await inspectExport(path),
        async deliver(summary, refusals) {
          for await (const refusal of refusals) refused.push(refusal)
          report = { ...summary, refused }
        },
        ...more,
      })
      if (!report) throw new Error('nothing was delivered')
      return report
    },
    async rows(...rows) {
      return bench.run(await bench.file([exportHeader, ...rows, ''].join('\r\n')))
    },
    async query(sql) {
      return (await storage.pool.query<Record<string, unknown>>(sql)).rows
    },
    async close() {
      await storage.close()
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
  return bench
}
