import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import { pageOf } from '../schemas/page.ts'
import { Invitation, NewInvitation, PeopleQuery } from '../schemas/people.ts'

/** Owners invite people into their company by mail; the link is opened by `activations`. */
export const invitations = {
  create: route(
    'POST',
    '/v1/invitations',
    {},
    {
      access: ['customer', 'supplier'],
      body: NewInvitation,
      replies: { 201: Invitation },
      errors: ['forbidden', 'step_up_required', 'rate_limited'],
      idempotent: true,
    },
  ),
  list: route(
    'GET',
    '/v1/invitations',
    {},
    {
      access: ['customer', 'supplier'],
      query: PeopleQuery,
      replies: { 200: pageOf(Invitation) },
      errors: ['forbidden'],
    },
  ),
  remove: route(
    'DELETE',
    '/v1/invitations/:invitationId',
    { invitationId: idSchema('invitation') },
    {
      access: ['customer', 'supplier'],
      replies: { 204: null },
      errors: ['not_found', 'forbidden'],
    },
  ),
}
