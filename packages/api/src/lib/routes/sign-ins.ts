import * as z from 'zod/mini'
import { route } from '../route.ts'
import { Email, RecoveryCode, TotpCode } from '../schemas/fields.ts'
import { Challenge, OpaqueToken, Tokens, TypedPassword } from '../schemas/session.ts'

/** A sign-in: the password opens a challenge, the second factor turns it into a session. */
export const signIns = {
  create: route(
    'POST',
    '/v1/sign-ins',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ email: Email, password: TypedPassword }),
      replies: { 201: Challenge },
      errors: ['credentials_rejected', 'rate_limited', 'overloaded'],
    },
  ),
  secondFactor: route(
    'POST',
    '/v1/sign-ins/second-factor',
    {},
    {
      access: 'anyone',
      body: z.discriminatedUnion('method', [
        z.strictObject({ method: z.literal('totp'), challengeToken: OpaqueToken, code: TotpCode }),
        z.strictObject({
          method: z.literal('recovery_code'),
          challengeToken: OpaqueToken,
          code: RecoveryCode,
        }),
      ]),
      replies: { 201: Tokens },
      errors: ['challenge_ended', 'second_factor_rejected', 'rate_limited'],
    },
  ),
}
