import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { warsawDate } from '@hezo/domain'
import type pg from 'pg'
import type { Clock } from '../../../platform/clock.ts'
import type { ContractExport } from './contract-export.ts'
import { createStaging } from './contract-staging.ts'
import { ImportFailure } from '../import-failure.ts'
import { withImportTransaction } from './import-transaction.ts'
import type { ImportSummary } from './import-report.ts'
import { mergeContracts } from './merge-contracts.ts'
import { createRowReader } from './read-contract-row.ts'
import { createRecordReader } from './read-records.ts'
import { recordImport } from './record-import.ts'
import type { Refusal } from './refusal.ts'
import { countRefusals, readRefusals } from './staged-refusals.ts'

/** Where an import is: reading the file, or writing what was read. */
export type ImportProgress = { readonly bytes: number; readonly of: number } | 'writing'

/** An import to be done. */
export interface ContractImport {
  readonly databaseUrl: string
  readonly clock: Clock
  readonly source: ContractExport
  /** Do all of it but the last step, and so write nothing. */
  readonly dryRun?: boolean
  /** Stops the import; nothing is written then. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ImportProgress) => void
  /**
   * Takes the outcome before anything is final: if it fails, nothing is written. Refusals come by
   * line, one at a time, because there may be as many as rows.
   */
  readonly deliver?: (summary: ImportSummary, refused: AsyncIterable<Refusal>) => Promise<void>
}

/**
 * Imports an export of contracts: all of it, but for the rows that are refused one by one, or
 * nothing. Memory does not grow with the file.
 *
 * @returns the numbers, and how many rows were refused.
 * @throws ImportFailure when the file has no rows, or `signal` stopped it.
 */
export async function importContracts(
  task: ContractImport,
): Promise<ImportSummary & { readonly refusedRows: number }> {
  const { clock, source, dryRun = false } = task
  const startedAt = clock.now()
  return withImportTransaction(task, async (client) => {
    const { rows, goodRows } = await stageRows(client, task)
    if (rows === 0) throw new ImportFailure('file.no_rows', 'The file has no rows but the first.')
    task.onProgress?.('writing')
    const merged = await mergeContracts(client, goodRows, startedAt, task.signal)
    const { refusedRows, legacyPrefixesRemoved } = await countRefusals(client)
    const summary = { rows, ...merged, legacyPrefixesRemoved }
    await task.deliver?.(summary, readRefusals(client, source.header))
    if (!dryRun) {
      const times = { startedAt, finishedAt: clock.now() }
      await recordImport(client, {
        fileName: basename(source.path),
        summary,
        refusedRows,
        ...times,
      })
    }
    return { ...summary, refusedRows }
  })
}

async function stageRows(
  client: pg.Client,
  { clock, source, signal, onProgress }: ContractImport,
): Promise<{ rows: number; goodRows: number }> {
  const staging = await createStaging(client)
  const records = createRecordReader(source.header.delimiter)
  const readRow = createRowReader(source, warsawDate(clock.now()))
  const decoder = new TextDecoder(source.encoding)
  let rows = -1
  let bytes = 0

  const take = async (read: ReturnType<typeof records.push>): Promise<void> => {
    for (const record of read) {
      // The first one names the columns.
      if (rows >= 0) staging.add(readRow(record))
      rows += 1
    }
    await staging.relieve()
  }
  const stream = createReadStream(source.path, { highWaterMark: 1 << 16 })
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    await take(records.push(decoder.decode(chunk, { stream: true })))
    bytes += chunk.length
    onProgress?.({ bytes, of: source.bytes })
    signal?.throwIfAborted()
  }
  await take(records.push(decoder.decode()))
  await take(records.end())
  await staging.finish()
  return { rows, goodRows: staging.goodRows }
}
