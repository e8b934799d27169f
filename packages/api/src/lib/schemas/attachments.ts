import { attachmentLimits } from '@hezo/domain'
import * as z from 'zod/mini'
import { idSchema } from '../ids.ts'
import { Instant } from './common.ts'
import { FileName } from './fields.ts'

/** A file of a ticket. `size` in bytes; `mediaType` as its content shows, not as its name says. */
export const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  createdAt: Instant,
})
export type Attachment = z.output<typeof Attachment>

/** The name that the file keeps; its bytes are the body. */
export const AttachmentQuery = z.strictObject({ name: FileName })
export type AttachmentQuery = z.output<typeof AttachmentQuery>

/** What may be attached: bytes of one file, files of one ticket. */
export const AttachmentLimits = z.object({ fileBytes: z.number(), filesPerTicket: z.number() })
export type AttachmentLimits = z.output<typeof AttachmentLimits>

/** Files that were uploaded before and go with what is written now. */
export const AttachmentIds = idList()

/*@__NO_SIDE_EFFECTS__*/
function idList() {
  const ids = z.array(idSchema('attachment')).check(z.maxLength(attachmentLimits.perTicket))
  return z._default(ids, [])
}
