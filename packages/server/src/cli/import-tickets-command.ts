import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import { createDocuments, type Documents } from '../features/documents/create-documents.ts'
import { createDocumentThreads } from '../platform/document-threads.ts'
import type { CaseRefusal } from '../features/import/tickets/case-refusal.ts'
import { importTickets } from '../features/import/tickets/import-tickets.ts'
import { fromCaller } from './from-caller.ts'
import { shownRefusals } from './import-table.ts'
import { onInterrupt } from './on-interrupt.ts'
import { createProgressBar } from './progress-bar.ts'
import { createReportFile } from './report-file.ts'
import { ticketImportTable } from './ticket-import-table.ts'
import { withServices } from './with-services.ts'

interface Options {
  readonly dryRun?: boolean
  readonly report?: string
}

/** `hezo import tickets`: the open cases of the application before this one. */
export function importTicketsCommand(): Command {
  return new Command('tickets')
    .description('moves the open cases of the old application here (NDJSON); see docs/import.md')
    .argument('<file>', 'one case per line; its files are looked for beside it')
    .option('--dry-run', 'report what would happen, and write nothing')
    .option('--report <file>', 'write the report as JSON, with every refused case')
    .action(runImport)
}

async function runImport(file: string, options: Options): Promise<void> {
  const interruption = onInterrupt()
  const threads = createDocumentThreads(availableParallelism())
  try {
    await importFile(file, options, createDocuments(threads), interruption.signal)
  } finally {
    interruption.release()
    await threads.close()
  }
}

async function importFile(
  file: string,
  { dryRun = false, report }: Options,
  documents: Documents,
  signal: AbortSignal,
): Promise<void> {
  const reportFile = report === undefined ? undefined : await createReportFile(fromCaller(report))
  const bar = createProgressBar(process.stderr)
  const shown: CaseRefusal[] = []
  try {
    const outcome = await withServices(({ blobs, clock, db }) =>
      importTickets(
        { blobs, clock, db, documents },
        {
          path: fromCaller(file),
          dryRun,
          signal,
          onProgress: bar.show,
          async onBegin(importId) {
            await reportFile?.begin({ importId, dryRun })
          },
          async onRefusal(refusal) {
            if (shown.length < shownRefusals) shown.push(refusal)
            await reportFile?.add(refusal)
          },
        },
      ),
    )
    bar.clear()
    const { importId: _, ...numbers } = outcome
    await reportFile?.end(numbers)
    await reportFile?.keep()
    process.stdout.write(ticketImportTable(outcome, shown))
  } catch (error) {
    bar.clear()
    await reportFile?.discard()
    throw error
  }
}
