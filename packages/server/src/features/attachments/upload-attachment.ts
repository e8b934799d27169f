import type { Attachment } from '@hezo/api'
import { attachmentLimits } from '@hezo/domain'
import type { ActorContext } from '../../context.ts'
import type { IncomingFile } from '../../http/incoming-file.ts'
import { createId } from '../../platform/ids.ts'
import { ApiProblem } from '../../problem.ts'
import { toAttachment } from './attachment-view.ts'
import { fileKind } from './file-kind.ts'
import { keepBlob } from './keep-blob.ts'

// What somebody uploads and sends with nothing is swept after a day; until then it takes room.
const mostWaiting = 100

/**
 * Takes a file in for a ticket or reply to come. It is its uploader's alone until then.
 *
 * @throws ApiProblem rate_limited while too many wait already; file_empty, file_too_large,
 *   file_type_refused, file_type_mismatch, upload_incomplete
 */
export async function uploadAttachment(
  context: ActorContext,
  name: string,
  file: IncomingFile,
): Promise<Attachment> {
  const { actor, clock } = context
  await requireRoom(context)
  const draft = await file.receive(attachmentLimits.bytes)
  try {
    const mediaType = await fileKind(name, draft.head)
    return await context.transact(async (tx) => {
      await keepBlob(tx, draft)
      const now = clock.now()
      const row = {
        id: createId('attachment', now),
        uploaded_by: actor.userId,
        name,
        size: draft.size,
        media_type: mediaType,
        sha256: draft.sha256,
        created_at: now,
      }
      await tx.insertInto('attachments').values(row).execute()
      return toAttachment(row)
    })
  } finally {
    await draft.discard()
  }
}

async function requireRoom({ actor, db }: ActorContext): Promise<void> {
  const waiting = await db
    .selectFrom('attachments')
    .select('id')
    .where('uploaded_by', '=', actor.userId)
    .where('ticket_id', 'is', null)
    .limit(mostWaiting)
    .execute()
  if (waiting.length === mostWaiting) throw new ApiProblem('rate_limited', { retryAfter: 3600 })
}
