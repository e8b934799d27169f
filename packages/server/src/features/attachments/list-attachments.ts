import type { Attachment } from '@hezo/api'
import type { Actor } from '../../context.ts'
import { compileOncePerRole } from '../../platform/storage/compile-once.ts'
import type { Database } from '../../platform/storage/database.ts'
import { visibleMessages } from '../tickets/visible-messages.ts'
import { visibleTickets } from '../tickets/visible-tickets.ts'
import { attachmentColumns, toAttachment } from './attachment-view.ts'

/** The files of a ticket that the actor may see, by the message they go with, in order of upload. */
export async function listAttachments(
  db: Database,
  actor: Actor,
  ticketId: string,
): Promise<ReadonlyMap<string, Attachment[]>> {
  const rows = await readAttachments(db, actor, { ticketId })
  const byMessage = Map.groupBy(rows, (row) => row.message_id)
  return new Map([...byMessage].map(([messageId, own]) => [messageId, own.map(toAttachment)]))
}

const readAttachments = compileOncePerRole((db, actor, { ticketId }: { ticketId: string }) =>
  db
    .selectFrom('attachments')
    .innerJoin('tickets', 'tickets.id', 'attachments.ticket_id')
    .innerJoin('messages', 'messages.id', 'attachments.message_id')
    .select(attachmentColumns)
    .select('messages.id as message_id')
    .where('attachments.ticket_id', '=', ticketId)
    .where(visibleTickets(actor))
    .where(visibleMessages(actor))
    .orderBy('attachments.id'),
)
