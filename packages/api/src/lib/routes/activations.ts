import * as z from 'zod/mini'
import { route } from '../route.ts'
import { NewPassword, TotpCode } from '../schemas/fields.ts'
import { ActivationAccount, NewAccount, OpaqueToken, TotpEnrolment } from '../schemas/session.ts'

/** A one-time link for an account somebody else made: password → authenticator → signed in. */
export const activations = {
  /** A POST because the secret must not stand in a URL; it changes nothing. */
  get: route(
    'POST',
    '/v1/activations/get',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ activationToken: OpaqueToken }),
      replies: { 200: ActivationAccount },
      errors: ['activation_ended'],
    },
  ),
  create: route(
    'POST',
    '/v1/activations',
    {},
    {
      access: 'anyone',
      body: z.strictObject({
        activationToken: OpaqueToken,
        password: NewPassword,
      }),
      replies: { 201: TotpEnrolment },
      errors: ['activation_ended'],
    },
  ),
  confirmTotp: route(
    'POST',
    '/v1/activations/confirm-totp',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ activationToken: OpaqueToken, code: TotpCode }),
      replies: { 201: NewAccount },
      errors: ['activation_ended', 'code_rejected'],
      idempotent: true,
      startsSession: true,
    },
  ),
}
