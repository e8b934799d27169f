import { roles } from '@hezo/domain'
import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import { PasswordChange, SessionQuery, SessionView } from '../schemas/account.ts'
import { pageOf } from '../schemas/page.ts'
import { StepUp } from '../schemas/session.ts'
import { myself } from './myself.ts'

/** The signed-in person, and what keeps the account theirs. */
export const me = {
  get: myself.get,
  update: myself.update,
  stepUp: route(
    'POST',
    '/v1/me/step-up',
    {},
    {
      access: roles,
      body: StepUp,
      replies: { 204: null },
      errors: ['code_rejected', 'rate_limited', 'overloaded'],
    },
  ),
  changePassword: route(
    'POST',
    '/v1/me/password',
    {},
    {
      access: roles,
      body: PasswordChange,
      replies: { 204: null },
      errors: ['step_up_required', 'rate_limited', 'overloaded'],
    },
  ),
  listSessions: route(
    'GET',
    '/v1/me/sessions',
    {},
    {
      access: roles,
      query: SessionQuery,
      replies: { 200: pageOf(SessionView) },
      errors: [],
    },
  ),
  endSession: route(
    'DELETE',
    '/v1/me/sessions/:sessionId',
    { sessionId: idSchema('session') },
    { access: roles, replies: { 204: null }, errors: ['not_found'] },
  ),
  endSessions: route(
    'DELETE',
    '/v1/me/sessions',
    {},
    { access: roles, replies: { 204: null }, errors: [] },
  ),
}
