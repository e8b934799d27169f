import type { CaseRefusal } from '../features/import/tickets/case-refusal.ts'
import type { TicketImportSummary } from '../features/import/tickets/case-work.ts'
import { textTable } from './text-table.ts'

const number = new Intl.NumberFormat('en-GB')

/** The outcome of an import of tickets, to be read by people. */
export function ticketImportTable(
  summary: TicketImportSummary & { readonly importId: string | null },
  shown: readonly CaseRefusal[],
): string {
  const { cases, created, unchanged, closed, refusedCases, attachments, importId } = summary
  const counts = [cases, created, unchanged, closed, refusedCases].map((count) =>
    number.format(count),
  )
  const lines = [
    ...(importId === null
      ? ['Dry run: nothing was written. This is what an import would do.', '']
      : []),
    ...textTable(['cases', 'created', 'unchanged', 'closed', 'refused'], [counts], [0, 1, 2, 3, 4]),
    '',
    `${number.format(attachments)} files of the old application go with the created ones, and their dialogues as PDF.`,
  ]
  if (shown.length > 0) {
    const rows = shown.map(({ line, id, field, code, message }) => [
      String(line),
      id ?? '',
      field ?? '',
      code,
      message,
    ])
    const head = ['line', 'id', 'field', 'code', 'reason']
    lines.push('', 'Refused cases', ...textTable(head, rows, [0]))
    const more = refusedCases - shown.length
    if (more > 0) lines.push(`… and ${number.format(more)} more; --report FILE has all of them.`)
  }
  if (importId !== null) {
    lines.push('', `Import ${importId}; hezo import undo ${importId} takes it back.`)
  }
  return `${lines.join('\n')}\n`
}
