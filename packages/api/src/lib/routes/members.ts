import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import { pageOf } from '../schemas/page.ts'
import { Member, MemberChanges, PeopleQuery } from '../schemas/people.ts'

/** The people of the actor's own company; changes are its owners' to make. */
export const members = {
  list: route(
    'GET',
    '/v1/members',
    {},
    {
      access: ['customer', 'supplier'],
      query: PeopleQuery,
      replies: { 200: pageOf(Member) },
      errors: [],
    },
  ),
  update: route(
    'PATCH',
    '/v1/members/:memberId',
    { memberId: idSchema('user') },
    {
      access: ['customer', 'supplier'],
      body: MemberChanges,
      replies: { 200: Member },
      errors: ['not_found', 'forbidden', 'step_up_required', 'last_owner'],
    },
  ),
  remove: route(
    'DELETE',
    '/v1/members/:memberId',
    { memberId: idSchema('user') },
    {
      access: ['customer', 'supplier'],
      replies: { 204: null },
      errors: ['not_found', 'forbidden', 'step_up_required', 'last_owner'],
    },
  ),
}
