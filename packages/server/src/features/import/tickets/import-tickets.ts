import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { ImportFailure } from '../import-failure.ts'
import type { CaseRefusal } from './case-refusal.ts'
import { CaseWork, type ImportTools, type TicketImportSummary } from './case-work.ts'
import { createFileFinder } from './find-files.ts'
import { readLines } from './read-lines.ts'
import { beginImport, finishImport, holdImportLock } from './record-ticket-import.ts'

/** How far an import has come. */
export interface TicketImportProgress {
  readonly bytes: number
  readonly of: number
  readonly cases: number
}

/** An import to be done. */
export interface TicketImport {
  readonly path: string
  /** Tell what would happen, and write nothing. */
  readonly dryRun?: boolean
  /** Stops between two cases: what is in stays in, and the next run goes on from there. */
  readonly signal?: AbortSignal
  readonly onBegin?: (importId: string | null) => Promise<void>
  readonly onProgress?: (progress: TicketImportProgress) => void
  /** Told of each refusal in the order of the lines. */
  readonly onRefusal?: (refusal: CaseRefusal) => Promise<void>
}

// So many cases are one transaction.
const batchSize = 32

/**
 * Moves the open cases of the old application's export here. Each comes in whole or not at all; those
 * that came in before are left as they are, so an import that was interrupted goes on when it is run
 * again. Memory does not grow with the file, but for the ids.
 *
 * @throws ImportFailure import.paused, import.broken_off: what came in before stays; file.missing
 */
export async function importTickets(
  tools: ImportTools,
  task: TicketImport,
): Promise<TicketImportSummary & { readonly importId: string | null }> {
  const { path, dryRun = false, signal } = task
  const size = await sizeOf(path)
  const findFiles = await createFileFinder(dirname(path))
  return holdImportLock(tools.db, async () => {
    const now = tools.clock.now()
    const importId = dryRun ? null : await beginImport(tools.db, basename(path), now)
    await task.onBegin?.(importId)
    const work = new CaseWork(tools, findFiles, importId, now)
    try {
      for await (const batch of batches(readLines(path), batchSize)) {
        signal?.throwIfAborted()
        for (const refusal of await work.take(batch)) await task.onRefusal?.(refusal)
        task.onProgress?.({ bytes: batch.at(-1)?.bytes ?? 0, of: size, cases: work.summary.cases })
      }
      if (importId) await finishImport(tools.db, importId, work.summary, tools.clock.now())
    } catch (error) {
      throw brokenOff(error, work.summary.created, importId, signal)
    }
    return { ...work.summary, importId }
  })
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportFailure('file.missing', `There is no file ${path} to read (${error.code}).`)
  })
  if (!found.isFile()) throw new ImportFailure('file.not_a_file', `${path} is no file.`)
  return found.size
}

/** What is in stays in; whoever reads this has to know how much that is. */
function brokenOff(
  error: unknown,
  created: number,
  importId: string | null,
  signal: AbortSignal | undefined,
): ImportFailure {
  const state = importId
    ? `${created} cases are in (import ${importId}). Run it again to go on.`
    : 'Nothing was to be written.'
  if (signal?.aborted) return new ImportFailure('import.paused', `Stopped. ${state}`, error)
  const reason = error instanceof Error ? error.message : String(error)
  return new ImportFailure('import.broken_off', `Broken off: ${reason}. ${state}`, error)
}

async function* batches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
