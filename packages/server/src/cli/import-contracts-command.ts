import { Command } from 'commander'
import { inspectExport } from '../features/import/contracts/contract-export.ts'
import { importContracts } from '../features/import/contracts/import-contracts.ts'
import type { Refusal } from '../features/import/contracts/refusal.ts'
import { fromCaller } from './from-caller.ts'
import { importTable, shownRefusals } from './import-table.ts'
import { onInterrupt } from './on-interrupt.ts'
import { createProgressBar } from './progress-bar.ts'
import { createReportFile } from './report-file.ts'
import { withServices } from './with-services.ts'

interface Options {
  readonly dryRun?: boolean
  readonly report?: string
}

/** `hezo import contracts`: an export of the ERP. */
export function importContractsCommand(): Command {
  return new Command('contracts')
    .description('imports an export of contracts (CSV); see docs/import.md')
    .argument('<file>', 'UTF-8 or Windows-1250; semicolons, commas or tabs')
    .option('--dry-run', 'report what would happen, and write nothing')
    .option('--report <file>', 'write the report as JSON, with every refused row')
    .action(runImport)
}

async function runImport(file: string, options: Options): Promise<void> {
  const interruption = onInterrupt()
  try {
    await importFile(file, options, interruption.signal)
  } finally {
    interruption.release()
  }
}

async function importFile(
  file: string,
  { dryRun = false, report }: Options,
  signal: AbortSignal,
): Promise<void> {
  const source = await inspectExport(fromCaller(file))
  if (source.header.ignored.length > 0) {
    process.stderr.write(`Columns that are not imported: ${source.header.ignored.join(', ')}\n`)
  }
  const reportFile = report === undefined ? undefined : await createReportFile(fromCaller(report))
  const bar = createProgressBar(process.stderr)
  const shown: Refusal[] = []
  try {
    const summary = await withServices((services, { pool }) =>
      importContracts({
        databaseUrl: pool.options.connectionString ?? '',
        clock: services.clock,
        source,
        dryRun,
        signal,
        onProgress: bar.show,
        async deliver(numbers, refused) {
          await reportFile?.begin(numbers)
          for await (const refusal of refused) {
            if (shown.length < shownRefusals) shown.push(refusal)
            await reportFile?.add(refusal)
          }
          await reportFile?.end()
        },
      }),
    )
    bar.clear()
    await reportFile?.keep()
    process.stdout.write(importTable({ summary, shown, dryRun }))
  } catch (error) {
    bar.clear()
    await reportFile?.discard()
    throw error
  }
}
