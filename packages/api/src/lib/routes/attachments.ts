import { roles } from '@hezo/domain'
import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import { Attachment, AttachmentLimits, AttachmentQuery } from '../schemas/attachments.ts'

/** Files of tickets. One is uploaded first and then named by the ticket or reply it goes with. */
export const attachments = {
  limits: route(
    'GET',
    '/v1/attachments/limits',
    {},
    {
      access: 'anyone',
      replies: { 200: AttachmentLimits },
      errors: [],
    },
  ),
  upload: route(
    'POST',
    '/v1/attachments',
    {},
    {
      access: roles,
      query: AttachmentQuery,
      upload: true,
      replies: { 201: Attachment },
      errors: [
        'upload_incomplete',
        'file_empty',
        'file_too_large',
        'file_type_refused',
        'file_type_mismatch',
        'storage_full',
      ],
      idempotent: true,
    },
  ),
  get: route(
    'GET',
    '/v1/attachments/:attachmentId',
    { attachmentId: idSchema('attachment') },
    {
      access: roles,
      replies: { 200: 'file' },
      errors: ['not_found'],
    },
  ),
}
