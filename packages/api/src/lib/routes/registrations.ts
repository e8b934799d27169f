import * as z from 'zod/mini'
import { route } from '../route.ts'
import { TotpCode } from '../schemas/fields.ts'
import { RegistrationData, StartedRegistration } from '../schemas/registration.ts'
import { OpaqueToken, RegisteredAccount, TotpEnrolment } from '../schemas/session.ts'

/** A registration: data → code from the mail → authenticator → recovery codes, signed in. */
export const registrations = {
  create: route(
    'POST',
    '/v1/registrations',
    {},
    {
      access: 'anyone',
      body: RegistrationData,
      bodyLimit: 16 * 1024,
      replies: { 201: StartedRegistration },
      errors: ['entitlement_rejected', 'rate_limited'],
      idempotent: true,
      proofOfWork: 'always',
    },
  ),
  resendEmail: route(
    'POST',
    '/v1/registrations/resend-email',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ registrationToken: OpaqueToken }),
      replies: { 204: null },
      errors: ['registration_ended', 'rate_limited'],
    },
  ),
  verifyEmail: route(
    'POST',
    '/v1/registrations/verify-email',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ registrationToken: OpaqueToken, code: TotpCode }),
      replies: { 200: TotpEnrolment },
      errors: ['registration_ended', 'code_rejected'],
    },
  ),
  confirmTotp: route(
    'POST',
    '/v1/registrations/confirm-totp',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ registrationToken: OpaqueToken, code: TotpCode }),
      replies: { 201: RegisteredAccount },
      errors: ['registration_ended', 'code_rejected'],
      idempotent: true,
      startsSession: true,
    },
  ),
}
