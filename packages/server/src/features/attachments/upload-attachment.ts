import type { Attachment } from '@hezo/api'
import { attachmentLimits } from '@hezo/domain'
import type { ActorContext } from '../../context.ts'
import type { IncomingFile } from '../../http/incoming-file.ts'
import { createId } from '../../platform/ids.ts'
import { toAttachment } from './attachment-view.ts'
import { fileKind } from './file-kind.ts'
import { lockUploadQuota, requireUploadQuota } from './upload-quota.ts'
import { keepBlob } from './keep-blob.ts'

/**
 * Takes a file in for a ticket or reply to come. It is its uploader's alone until then.
 *
 * @throws ApiProblem quota_exceeded, storage_full; file_empty, file_too_large,
 *   file_type_refused, file_type_mismatch, upload_incomplete
 */
export async function uploadAttachment(
  context: ActorContext,
  name: string,
  file: IncomingFile,
): Promise<Attachment> {
  const { actor, clock, db } = context
  await requireUploadQuota(context, db, 0)
  const draft = await file.receive(attachmentLimits.bytes)
  try {
    const mediaType = await fileKind(name, draft.head)
    return await context.transact(async (tx) => {
      await lockUploadQuota(tx, actor)
      await requireUploadQuota(context, tx, draft.size)
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
