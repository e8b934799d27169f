import { route } from '../route.ts'
import {
  PasswordResetCompletion,
  PasswordResetRequest,
  StartedPasswordReset,
} from '../schemas/getting-back-in.ts'

/** A forgotten password: code from the mail and second factor → new password. Signs nobody in. */
export const passwordResets = {
  create: route(
    'POST',
    '/v1/password-resets',
    {},
    {
      access: 'anyone',
      body: PasswordResetRequest,
      replies: { 202: StartedPasswordReset },
      errors: ['rate_limited'],
      idempotent: true,
      knowsDevice: true,
      proofOfWork: 'always',
    },
  ),
  complete: route(
    'POST',
    '/v1/password-resets/complete',
    {},
    {
      access: 'anyone',
      body: PasswordResetCompletion,
      replies: { 204: null },
      errors: ['password_reset_ended', 'code_rejected', 'second_factor_rejected', 'rate_limited'],
      knowsDevice: true,
    },
  ),
}
