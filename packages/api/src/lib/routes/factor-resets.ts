import * as z from 'zod/mini'
import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import { TotpCode } from '../schemas/fields.ts'
import {
  FactorReset,
  FactorResetAccount,
  FactorResetQuery,
  FactorResetStart,
  NewFactorReset,
} from '../schemas/getting-back-in.ts'
import { pageOf } from '../schemas/page.ts'
import { NewAccount, OpaqueToken, TotpEnrolment } from '../schemas/session.ts'

/** A lost authenticator: two of the staff → a day in which it can be stopped → a mailed link. */
export const factorResets = {
  create: route(
    'POST',
    '/v1/factor-resets',
    {},
    {
      access: ['staff'],
      body: NewFactorReset,
      bodyLimit: 32 * 1024,
      replies: { 201: FactorReset },
      errors: ['not_found', 'step_up_required', 'factor_reset_open'],
      idempotent: true,
    },
  ),
  list: route(
    'GET',
    '/v1/factor-resets',
    {},
    {
      access: ['staff'],
      query: FactorResetQuery,
      replies: { 200: pageOf(FactorReset) },
      errors: [],
    },
  ),
  approve: route(
    'POST',
    '/v1/factor-resets/:factorResetId/approve',
    { factorResetId: idSchema('factorReset') },
    {
      access: ['staff'],
      replies: { 200: FactorReset },
      errors: ['not_found', 'forbidden', 'step_up_required', 'factor_reset_decided'],
    },
  ),
  remove: route(
    'DELETE',
    '/v1/factor-resets/:factorResetId',
    { factorResetId: idSchema('factorReset') },
    { access: ['staff'], replies: { 204: null }, errors: ['not_found'] },
  ),
  stop: route(
    'POST',
    '/v1/factor-resets/stop',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ stopToken: OpaqueToken }),
      replies: { 204: null },
      errors: [],
    },
  ),
  /** A POST because the secret must not stand in a URL; it changes nothing. */
  get: route(
    'POST',
    '/v1/factor-resets/get',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ resetToken: OpaqueToken }),
      replies: { 200: FactorResetAccount },
      errors: ['factor_reset_ended'],
    },
  ),
  start: route(
    'POST',
    '/v1/factor-resets/start',
    {},
    {
      access: 'anyone',
      body: FactorResetStart,
      replies: { 200: TotpEnrolment },
      errors: ['factor_reset_ended', 'rate_limited'],
      knowsDevice: true,
    },
  ),
  confirmTotp: route(
    'POST',
    '/v1/factor-resets/confirm-totp',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ resetToken: OpaqueToken, code: TotpCode }),
      replies: { 201: NewAccount },
      errors: ['factor_reset_ended', 'code_rejected'],
      idempotent: true,
      startsSession: true,
    },
  ),
}
