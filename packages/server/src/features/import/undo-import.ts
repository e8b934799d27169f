import { CompiledQuery } from 'kysely'
import type { Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Database } from '../../platform/storage/database.ts'
import { undoContracts } from './contracts/undo-contracts.ts'
import { ImportFailure } from './import-failure.ts'
import { undoTickets } from './tickets/undo-tickets.ts'

/** What an undoing took away, and what had to stay because it is in use: by the name of the rows. */
export interface UndoneImport {
  readonly kind: string
  readonly fileName: string
  readonly startedAt: Date
  readonly rows: Readonly<Record<string, UndoneRows>>
}

/** Rows that an import made. */
export interface UndoneRows {
  readonly removed: number
  readonly kept: number
}

const undoings: Readonly<
  Record<string, (tx: Database, task: UndoTask) => Promise<UndoneImport['rows']>>
> = { contracts: undoContracts, tickets: undoTickets }

/** The import to be undone. */
export interface UndoTask {
  readonly importId: string
  readonly startedAt: Date
}

/**
 * Takes away what an import made, but for what people have used since; doing it again takes what has
 * become free. What an import changed stays changed: the export before it, imported again, brings
 * that back.
 *
 * @throws ImportFailure import.unknown
 */
export async function undoImport(
  { clock, db }: Pick<Services, 'clock' | 'db'>,
  importId: string,
): Promise<UndoneImport> {
  return db.transaction().execute(async (tx) => {
    await tx.executeQuery(CompiledQuery.raw('SET LOCAL statement_timeout = 0'))
    const found = await tx
      .selectFrom('imports')
      .select(['kind', 'file_name', 'started_at'])
      .where('id', '=', importId)
      .forUpdate()
      .executeTakeFirst()
    const undo = found && undoings[found.kind]
    if (!undo) {
      throw new ImportFailure(
        'import.unknown',
        `There is no import ${importId}; see hezo import list.`,
      )
    }
    const rows = await undo(tx, { importId, startedAt: found.started_at })
    await recordAudit(tx, {
      at: clock.now(),
      action: found.kind === 'contracts' ? 'contracts.import_undone' : 'tickets.import_undone',
      actorId: null,
      companyId: null,
      subjectId: importId,
      address: null,
      details: Object.fromEntries(
        Object.entries(rows).map(([name, { removed }]) => [name, removed]),
      ),
    })
    return { kind: found.kind, fileName: found.file_name, startedAt: found.started_at, rows }
  })
}
