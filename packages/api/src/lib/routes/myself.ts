import { roles } from '@hezo/domain'
import { route } from '../route.ts'
import { Me, MeChanges } from '../schemas/me.ts'

/**
 * Who is signed in: the part of `me` that every page behind sign-in calls. It stands apart so that such
 * a page does not carry what looking after an account takes.
 */
export const myself = {
  get: route('GET', '/v1/me', {}, { access: roles, replies: { 200: Me }, errors: [] }),
  update: route(
    'PATCH',
    '/v1/me',
    {},
    {
      access: roles,
      body: MeChanges,
      replies: { 200: Me },
      errors: [],
    },
  ),
}
