import type { Attachment } from '@hezo/api'
import type { Selectable } from 'kysely'
import type { Attachments } from '../../platform/storage/generated/schema.ts'

/** What a reply says of a file is read from these. */
export const attachmentColumns = [
  'attachments.id',
  'attachments.name',
  'attachments.size',
  'attachments.media_type',
  'attachments.created_at',
] as const

/** A row of them. */
export type AttachmentRow = Pick<
  Selectable<Attachments>,
  'id' | 'name' | 'size' | 'media_type' | 'created_at'
>

/** What the API says of a file. */
export function toAttachment(row: AttachmentRow): Attachment {
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    mediaType: row.media_type,
    createdAt: row.created_at.toISOString(),
  }
}
