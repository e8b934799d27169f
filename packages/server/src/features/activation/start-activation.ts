import type { TotpEnrolment } from '@hezo/api'
import type { Context } from '../../context.ts'
import { hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'
import { acceptPassword } from '../account/accept-password.ts'
import {
  createSealedTotpSecret,
  describeEnrolment,
  openTotpSecret,
} from '../account/totp-enrolment.ts'
import { activationTotpPlace, findActivation, recordActivation } from './activation-store.ts'

/**
 * Takes the password for an account that somebody else made, or invites to, and gives the secret for
 * an authenticator app. May be repeated until the factor is confirmed: the last password counts, under
 * a code of the last secret only. The ones before may be those of somebody who opened the link first.
 *
 * @throws ApiProblem activation_ended, validation_failed, overloaded
 */
export async function startActivation(
  context: Context,
  { activationToken, password }: { readonly activationToken: string; readonly password: string },
): Promise<TotpEnrolment> {
  const { clock, db, passwords } = context
  const tokenHash = hashToken(activationToken)
  const account = await findActivation(db, activationToken, clock.now())
  const { email } = account
  const about = { email, companyName: account.company ?? '', nip: account.nip ?? '' }
  const accepted = acceptPassword(password, about, 'password')
  const passwordHash = await passwords.hash(accepted)

  const place = activationTotpPlace(account)
  const sealed = createSealedTotpSecret(context, place)
  const started = await db
    .updateTable('activations')
    .set({ password_hash: passwordHash, totp_secret: sealed })
    .where('token_hash', '=', tokenHash)
    .returning('token_hash')
    .executeTakeFirst()
  if (!started) throw new ApiProblem('activation_ended')
  await recordActivation(context, 'account.activation_started', account)
  return describeEnrolment(context, email, openTotpSecret(context, sealed, place))
}
