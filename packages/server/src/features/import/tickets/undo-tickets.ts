import { sql } from 'kysely'
import type { Database } from '../../../platform/storage/database.ts'
import type { UndoneImport, UndoTask } from '../undo-import.ts'

/**
 * Takes away the tickets that an import moved here, with their files, unless somebody has written in
 * them, changed or shared them since. Content that nothing refers to any more is swept later.
 */
export async function undoTickets(
  tx: Database,
  { importId }: UndoTask,
): Promise<UndoneImport['rows']> {
  // Whoever writes in one of them waits for this, and then finds nothing.
  const untouched = sql`
    SELECT ticket.id FROM tickets ticket
    WHERE ticket.import_id = ${importId}
      AND NOT EXISTS (SELECT FROM audit_events event WHERE event.subject_id = ticket.id)
      AND NOT EXISTS (SELECT FROM sharing_decisions sharing WHERE sharing.ticket_id = ticket.id)
      AND (SELECT count(*) FROM messages message WHERE message.ticket_id = ticket.id) = 1
    FOR UPDATE`
  await sql`CREATE TEMP TABLE undone_tickets ON COMMIT DROP AS ${untouched}`.execute(tx)
  const undone = sql`(SELECT id FROM undone_tickets)`
  await sql`DELETE FROM attachments WHERE ticket_id IN ${undone}`.execute(tx)
  await sql`DELETE FROM messages WHERE ticket_id IN ${undone}`.execute(tx)
  const removed = await sql`DELETE FROM tickets WHERE id IN ${undone}`.execute(tx)
  const kept = await sql<{ count: number }>`
    SELECT count(*) AS count FROM tickets WHERE import_id = ${importId}`.execute(tx)
  return {
    tickets: {
      removed: Number(removed.numAffectedRows ?? 0n),
      kept: kept.rows[0]?.count ?? 0,
    },
  }
}
