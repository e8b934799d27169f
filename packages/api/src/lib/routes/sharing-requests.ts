import * as z from 'zod/mini'
import { route } from '../route.ts'
import { OpaqueToken } from '../schemas/session.ts'
import { SharingRequest } from '../schemas/tickets.ts'

/** Consent asked for inside a frame on another site: given by the one-time link that was emailed. */
export const sharingRequests = {
  /** A POST because the secret must not stand in a URL; it changes nothing. */
  get: route(
    'POST',
    '/v1/sharing-requests/get',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ confirmToken: OpaqueToken }),
      replies: { 200: SharingRequest },
      errors: ['sharing_request_ended'],
    },
  ),
  confirm: route(
    'POST',
    '/v1/sharing-requests/confirm',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ confirmToken: OpaqueToken }),
      replies: { 204: null },
      errors: ['sharing_request_ended'],
    },
  ),
}
