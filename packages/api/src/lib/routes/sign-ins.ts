import * as z from 'zod/mini'
import { route } from '../route.ts'
import { Email } from '../schemas/fields.ts'
import { Challenge, SecondFactor, Tokens, TypedPassword } from '../schemas/session.ts'

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
      errors: ['credentials_rejected', 'rate_limited'],
      knowsDevice: true,
      proofOfWork: 'after_failures',
    },
  ),
  secondFactor: route(
    'POST',
    '/v1/sign-ins/second-factor',
    {},
    {
      access: 'anyone',
      body: SecondFactor,
      replies: { 201: Tokens },
      errors: ['challenge_ended', 'second_factor_rejected', 'rate_limited'],
      startsSession: true,
    },
  ),
}
