import { route } from '../route.ts'
import { ContactChannels, ContactReceipt, ContactRequest } from '../schemas/contact.ts'

/** Reaching a person at HEZO, signed in or not. */
export const contact = {
  create: route(
    'POST',
    '/v1/contact',
    {},
    {
      access: 'anyone',
      body: ContactRequest,
      bodyLimit: 64 * 1024,
      replies: { 202: ContactReceipt },
      errors: ['rate_limited'],
      idempotent: true,
      proofOfWork: 'unless_signed_in',
    },
  ),
  channels: route(
    'GET',
    '/v1/contact/channels',
    {},
    {
      access: 'anyone',
      replies: { 200: ContactChannels },
      errors: [],
    },
  ),
}
