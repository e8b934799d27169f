import { fieldCodeOf, type TotpEnrolment } from '@hezo/api'
import { parsePassword, type PasswordContext } from '@hezo/domain'
import type { Context } from '../../context.ts'
import { hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'
import { requireUncommonPassword } from '../account/require-uncommon-password.ts'
import {
  createSealedTotpSecret,
  describeEnrolment,
  openTotpSecret,
} from '../account/totp-enrolment.ts'
import { activationTotpPlace } from './activation-store.ts'

/**
 * Takes the password for an account that somebody else made and gives the secret for an
 * authenticator app. May be repeated until the factor is confirmed: the last password counts, the
 * secret stays the same.
 *
 * @throws ApiProblem activation_ended, validation_failed, overloaded
 */
export async function startActivation(
  context: Context,
  { activationToken, password }: { readonly activationToken: string; readonly password: string },
): Promise<TotpEnrolment> {
  const { clock, db, passwords } = context
  const tokenHash = hashToken(activationToken)
  const account = await db
    .selectFrom('activations')
    .innerJoin('users', 'users.id', 'activations.user_id')
    .leftJoin('companies', 'companies.id', 'users.company_id')
    .select(['users.id', 'users.email', 'companies.name as company', 'companies.nip'])
    .where('activations.token_hash', '=', tokenHash)
    .where('activations.expires_at', '>', clock.now())
    .executeTakeFirst()
  if (!account) throw new ApiProblem('activation_ended')
  const accepted = acceptPassword(password, {
    email: account.email,
    companyName: account.company ?? '',
    nip: account.nip ?? '',
  })
  const passwordHash = await passwords.hash(accepted)

  const place = activationTotpPlace(account.id)
  const started = await db
    .updateTable('activations')
    .set((eb) => ({
      password_hash: passwordHash,
      totp_secret: eb.fn.coalesce('totp_secret', eb.val(createSealedTotpSecret(context, place))),
    }))
    .where('token_hash', '=', tokenHash)
    .returning('totp_secret')
    .executeTakeFirst()
  if (!started?.totp_secret) throw new ApiProblem('activation_ended')
  return describeEnrolment(
    context,
    account.email,
    openTotpSecret(context, started.totp_secret, place),
  )
}

/** @throws ApiProblem validation_failed */
function acceptPassword(password: string, context: PasswordContext): string {
  const parsed = parsePassword(password, context)
  if (!parsed.ok) {
    const { code, values } = fieldCodeOf('password', parsed)
    throw new ApiProblem('validation_failed', { fields: [{ path: 'password', code, values }] })
  }
  requireUncommonPassword(parsed.value)
  return parsed.value
}
