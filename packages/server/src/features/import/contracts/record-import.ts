import type pg from 'pg'
import { createId } from '../../../platform/ids.ts'
import type { ImportSummary } from './import-report.ts'

/** An import that is about to be final. */
export interface FinishedImport {
  readonly fileName: string
  readonly summary: ImportSummary
  readonly refusedRows: number
  readonly startedAt: Date
  readonly finishedAt: Date
}

/** Refused rows that are kept with the import; all of them are in the report of the command. */
const keptRefusals = 1_000

/** Writes down, in the import's own transaction, that it was done and what came of it. */
export async function recordImport(client: pg.Client, done: FinishedImport): Promise<void> {
  const id = createId('import', done.startedAt)
  const report = { ...done.summary, refusedRows: done.refusedRows }
  await client.query(
    `INSERT INTO imports (id, kind, file_name, started_at, finished_at, report)
     SELECT $1, 'contracts', $2, $3, $4, $5::jsonb || jsonb_build_object('refused', (
       SELECT coalesce(jsonb_agg(to_jsonb(refusal)), '[]') FROM (
         SELECT line, field, code FROM import_refusals ORDER BY line LIMIT ${keptRefusals}
       ) refusal))`,
    [id, done.fileName, done.startedAt, done.finishedAt, JSON.stringify(report)],
  )
  await client.query(
    `INSERT INTO audit_events (at, action, subject_id, details)
     VALUES ($1, 'contracts.imported', $2, $3)`,
    [
      done.finishedAt,
      id,
      JSON.stringify({
        fileName: done.fileName,
        rows: done.summary.rows,
        refused: done.refusedRows,
      }),
    ],
  )
}
