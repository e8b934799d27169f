import { roles } from '@hezo/domain'
import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import {
  Me,
  MeChanges,
  PasswordChange,
  SessionQuery,
  SessionView,
  Erasure,
  ExportQuery,
} from '../schemas/account.ts'
import { pageOf } from '../schemas/page.ts'
import { StepUp } from '../schemas/session.ts'

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
  exportData: route(
    'GET',
    '/v1/me/export',
    {},
    {
      access: roles,
      query: ExportQuery,
      replies: { 200: 'file' },
      errors: ['step_up_required', 'overloaded'],
    },
  ),
  erase: route(
    'POST',
    '/v1/me/erasure',
    {},
    {
      access: roles,
      body: Erasure,
      replies: { 204: null },
      errors: ['step_up_required', 'last_owner', 'rate_limited', 'overloaded'],
    },
  ),
}
