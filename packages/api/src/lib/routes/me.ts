import { roles } from '@hezo/domain'
import * as z from 'zod/mini'
import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import {
  EmailChange,
  EmailChangeCodes,
  Erasure,
  ExportQuery,
  PasswordChange,
  RecoveryCodes,
  SessionQuery,
  SessionView,
  StartedEmailChange,
} from '../schemas/account.ts'
import { TotpCode } from '../schemas/fields.ts'
import { Me } from '../schemas/me.ts'
import { pageOf } from '../schemas/page.ts'
import { StepUp, TotpEnrolment } from '../schemas/session.ts'
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
      errors: ['code_rejected', 'rate_limited'],
    },
  ),
  changePassword: route(
    'POST',
    '/v1/me/password',
    {},
    {
      access: roles,
      body: PasswordChange,
      bodyLimit: 16 * 1024,
      replies: { 204: null },
      errors: ['step_up_required', 'rate_limited'],
    },
  ),
  changeEmail: route(
    'POST',
    '/v1/me/email',
    {},
    {
      access: roles,
      body: EmailChange,
      replies: { 202: StartedEmailChange },
      errors: ['step_up_required', 'rate_limited'],
      idempotent: true,
    },
  ),
  confirmEmail: route(
    'POST',
    '/v1/me/email/confirm',
    {},
    {
      access: roles,
      body: EmailChangeCodes,
      replies: { 200: Me },
      errors: ['email_change_ended', 'code_rejected'],
    },
  ),
  startTotp: route(
    'POST',
    '/v1/me/totp',
    {},
    {
      access: roles,
      replies: { 200: TotpEnrolment },
      errors: ['step_up_required'],
    },
  ),
  confirmTotp: route(
    'POST',
    '/v1/me/totp/confirm',
    {},
    {
      access: roles,
      body: z.strictObject({ code: TotpCode }),
      replies: { 204: null },
      errors: ['totp_change_ended', 'code_rejected'],
    },
  ),
  renewRecoveryCodes: route(
    'POST',
    '/v1/me/recovery-codes',
    {},
    {
      access: roles,
      body: z.strictObject({}),
      replies: { 201: RecoveryCodes },
      errors: ['step_up_required', 'rate_limited'],
      idempotent: true,
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
      errors: ['step_up_required', 'overloaded', 'quota_exceeded'],
    },
  ),
  erase: route(
    'POST',
    '/v1/me/erasure',
    {},
    {
      access: roles,
      body: Erasure,
      bodyLimit: 8 * 1024,
      replies: { 204: null },
      errors: ['step_up_required', 'last_owner', 'rate_limited'],
    },
  ),
}
