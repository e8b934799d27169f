import type { Attachment } from '@hezo/api'
import { attachmentLimits, type MessageVisibility } from '@hezo/domain'
import type { Actor } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { Write } from '../../platform/storage/write.ts'
import { ApiProblem } from '../../problem.ts'
import { attachmentColumns, toAttachment } from './attachment-view.ts'

/** Files that go with a message, and the statement that binds them to it. */
export interface TakenAttachments {
  readonly attachments: Attachment[]
  bind(place: { readonly ticketId: string; readonly messageId: string }): readonly Write[]
}

/**
 * Files that the actor uploaded and that go with nothing yet, held until the transaction ends.
 *
 * @throws ApiProblem validation_failed when one is not there, somebody else's, or already used
 */
export async function takeAttachments(
  tx: Database,
  actor: Actor,
  ids: readonly string[],
): Promise<TakenAttachments> {
  if (ids.length === 0) return { attachments: [], bind: () => [] }
  const rows = await tx
    .selectFrom('attachments')
    .select(attachmentColumns)
    .where('id', 'in', ids)
    .where('uploaded_by', '=', actor.userId)
    .where('ticket_id', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length < ids.length) {
    throw new ApiProblem('validation_failed', {
      fields: [{ path: 'attachmentIds', code: 'shape.not_an_option' }],
    })
  }
  return {
    attachments: rows.map(toAttachment),
    bind: ({ ticketId, messageId }) => [
      tx
        .updateTable('attachments')
        .set({ ticket_id: ticketId, message_id: messageId })
        .where('id', 'in', ids),
    ],
  }
}

/**
 * Whether the ticket has room for `count` files more; asked under the lock of its row. Files of
 * internal notes count for themselves: nobody else shall notice that there are any.
 *
 * @throws ApiProblem too_many_files
 */
export async function requireRoomForFiles(
  tx: Database,
  ticketId: string,
  visibility: MessageVisibility,
  count: number,
): Promise<void> {
  if (count === 0) return
  const there = await tx
    .selectFrom('attachments')
    .innerJoin('messages', 'messages.id', 'attachments.message_id')
    .select('attachments.id')
    .where('attachments.ticket_id', '=', ticketId)
    .where('messages.visibility', '=', visibility)
    .execute()
  if (there.length + count > attachmentLimits.perTicket) throw new ApiProblem('too_many_files')
}
