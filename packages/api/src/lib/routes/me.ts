import { roles } from '@hezo/domain'
import { route } from '../route.ts'
import { Me, MeChanges } from '../schemas/account.ts'

/** The signed-in person. */
export const me = {
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
