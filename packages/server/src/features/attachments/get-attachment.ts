import type { ActorContext } from '../../context.ts'
import type { FileReply } from '../../http/file-reply.ts'
import { ApiProblem } from '../../problem.ts'
import { visibleMessages } from '../tickets/visible-messages.ts'
import { visibleTickets } from '../tickets/visible-tickets.ts'

/**
 * A file, for whoever sees the message it goes with at this moment; before it goes with one, for its
 * uploader.
 *
 * @throws ApiProblem not_found
 */
export async function getAttachment(
  { actor, blobs, db }: ActorContext,
  { attachmentId }: { readonly attachmentId: string },
): Promise<FileReply> {
  const row = await db
    .selectFrom('attachments')
    .leftJoin('tickets', 'tickets.id', 'attachments.ticket_id')
    .leftJoin('messages', 'messages.id', 'attachments.message_id')
    .select(['attachments.name', 'attachments.size', 'attachments.media_type'])
    .select('attachments.sha256')
    .where('attachments.id', '=', attachmentId)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('attachments.ticket_id', 'is', null),
          eb('attachments.uploaded_by', '=', actor.userId),
        ]),
        eb.and([
          eb('tickets.id', 'is not', null),
          eb('messages.id', 'is not', null),
          visibleTickets(actor),
          visibleMessages(actor),
        ]),
      ]),
    )
    .executeTakeFirst()
  if (!row) throw new ApiProblem('not_found')
  const content = await blobs.read(row.sha256)
  return { name: row.name, mediaType: row.media_type, size: row.size, content }
}
