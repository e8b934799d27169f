import type { FactorResetStart, TotpEnrolment } from '@hezo/api'
import type { Context } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import {
  createSealedTotpSecret,
  describeEnrolment,
  openTotpSecret,
} from '../account/totp-enrolment.ts'
import { countFailedSignIn } from '../sign-in/failed-sign-ins.ts'
import { findPlace } from '../sign-in/find-place.ts'
import { passwordAttempt } from '../sign-in/sign-in-throttles.ts'
import { factorResetPlace, findOpenReset, putResetSecret } from './factor-reset-store.ts'

/**
 * Gives the secret for a new authenticator to whoever has the mailed link and the password. Asked
 * again it gives another one: the first may be known to somebody who opened the link before.
 *
 * @throws ApiProblem factor_reset_ended, validation_failed, rate_limited, overloaded
 */
export async function startFactorReset(
  context: Context,
  { resetToken, password }: FactorResetStart,
): Promise<TotpEnrolment> {
  const { clock, db, passwords } = context
  const found = await findOpenReset(db, resetToken, clock.now())
  const place = await findPlace(context, db, found.userId)
  const attempt = passwordAttempt(context, found.email_key, place)
  await attempt.spend()
  if (!(await passwords.verify(found.password_hash, password))) {
    await countFailedSignIn(context, found.email_key)
    throw new ApiProblem('validation_failed', {
      fields: [{ path: 'password', code: 'password.wrong' }],
    })
  }
  await attempt.succeed()
  const sealedAt = factorResetPlace(found.id)
  const sealed = createSealedTotpSecret(context, sealedAt)
  const isKept = await putResetSecret(db, found.id, sealed, clock.now())
  if (!isKept) throw new ApiProblem('factor_reset_ended')
  return describeEnrolment(context, found.email, openTotpSecret(context, sealed, sealedAt))
}
