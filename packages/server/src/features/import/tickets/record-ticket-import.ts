import { CompiledQuery, sql } from 'kysely'
import { auditRow } from '../../../platform/audit.ts'
import { createId } from '../../../platform/ids.ts'
import type { Database } from '../../../platform/storage/database.ts'
import { inTransaction } from '../../../platform/storage/transaction.ts'
import type { TicketImportSummary } from './case-work.ts'

const lockKey = 4_843_901_206

/** Lets one import of tickets run at a time; a second one waits. Freed when the process dies. */
export async function holdImportLock<T>(db: Database, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await connection.executeQuery(CompiledQuery.raw(`SELECT pg_advisory_lock(${lockKey})`))
    try {
      return await work()
    } finally {
      const unlock = CompiledQuery.raw(`SELECT pg_advisory_unlock(${lockKey})`)
      await connection.executeQuery(unlock).catch(() => {})
    }
  })
}

/** Writes down that an import begins: what it does can be undone by this id, even if it never ends. */
export async function beginImport(db: Database, fileName: string, now: Date): Promise<string> {
  const id = createId('import', now)
  await db
    .insertInto('imports')
    .values({ id, kind: 'tickets', file_name: fileName, report: '{}', started_at: now })
    .execute()
  return id
}

/** Writes down what came of it. */
export async function finishImport(
  db: Database,
  id: string,
  summary: TicketImportSummary,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx, writeLast) => {
    await claimForNewcomers(tx, id)
    writeLast(
      tx
        .updateTable('imports')
        .set({ report: JSON.stringify(summary), finished_at: now })
        .where('id', '=', id),
      auditRow({
        at: now,
        action: 'tickets.imported',
        actorId: null,
        companyId: null,
        subjectId: id,
        address: null,
        details: { created: summary.created, refused: summary.refusedCases },
      }),
    )
  })
}

/** Who registered while the import ran found none of his tickets, and the import no account of his. */
async function claimForNewcomers(tx: Database, importId: string): Promise<void> {
  await sql`
    UPDATE tickets SET opened_by = person.id FROM users person
    WHERE tickets.import_id = ${importId} AND tickets.opened_by IS NULL
      AND person.company_id = tickets.company_id
      AND person.email_key = tickets.reporter_email_key`.execute(tx)
}
