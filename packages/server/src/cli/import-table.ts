import type { ImportSummary } from '../features/import/contracts/import-report.ts'
import type { Refusal } from '../features/import/contracts/refusal.ts'
import { textTable } from './text-table.ts'

/** The most refused rows that are printed; a report file has all of them. */
export const shownRefusals = 50

/** An import's outcome, to be read by people. */
export interface ImportOutcome {
  readonly summary: ImportSummary & { readonly refusedRows: number }
  /** The first refusals, {@link shownRefusals} at most. */
  readonly shown: readonly Refusal[]
  readonly dryRun: boolean
}

const number = new Intl.NumberFormat('en-GB')

/** The outcome as tables of text. */
export function importTable({ summary, shown, dryRun }: ImportOutcome): string {
  const counts = (['companies', 'contracts', 'devices'] as const).map((name) => {
    const { created, updated, unchanged } = summary[name]
    return [name, ...[created, updated, unchanged].map((count) => number.format(count))]
  })
  const refused = summary.refusedRows
  const lines = [
    ...(dryRun ? ['Dry run: nothing was written. This is what an import would do.', ''] : []),
    ...textTable(['', 'created', 'updated', 'unchanged'], counts, [1, 2, 3]),
    '',
    `${number.format(summary.rows)} rows read, ${number.format(summary.rows - refused)} taken, ` +
      `${number.format(refused)} refused; ` +
      `${number.format(summary.legacyPrefixesRemoved)} old (H)- prefixes removed.`,
  ]
  if (shown.length > 0) {
    const rows = shown.map(({ line, column, code, message }) => [
      String(line),
      column ?? '',
      code,
      message,
    ])
    lines.push('', 'Refused rows', ...textTable(['line', 'column', 'code', 'reason'], rows, [0]))
    const more = refused - shown.length
    if (more > 0) lines.push(`… and ${number.format(more)} more; --report FILE has all of them.`)
  }
  return `${lines.join('\n')}\n`
}
