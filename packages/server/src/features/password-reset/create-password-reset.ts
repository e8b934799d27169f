import type { StartedPasswordReset } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'
import { createEmailCode, hashEmailCode } from '../account/email-code.ts'
import { findPlaceOfAddress } from '../sign-in/find-place.ts'
import { passwordResetCode } from './password-reset-letters.ts'
import { passwordResetLimits, putPasswordReset } from './password-reset-store.ts'
import { spendPasswordReset } from './password-reset-throttles.ts'

/**
 * Begins to set a forgotten password anew. An address without an account, or with one that was never
 * activated, leaves the same rows in the same time: a reset that no code completes, a letter to nobody.
 *
 * @throws ApiProblem rate_limited
 */
export async function createPasswordReset(
  context: Context,
  { email }: { readonly email: string },
): Promise<StartedPasswordReset> {
  const { clock, request } = context
  const now = clock.now()
  const emailKey = emailKeyOf(email)
  const place = await findPlaceOfAddress(context, context.db, emailKey)
  await spendPasswordReset(context, emailKey, place)
  return context.transact(async (tx) => {
    const person = await tx
      .selectFrom('users')
      .select(['id', 'company_id', 'email', 'locale'])
      .where('email_key', '=', emailKey)
      .where('password_hash', 'is not', null)
      .executeTakeFirst()
    const token = createToken()
    const code = createEmailCode()
    const expiresAt = new Date(now.getTime() + passwordResetLimits.lifetime)
    await putPasswordReset(tx, emailKey, {
      token_hash: hashToken(token),
      user_id: person?.id ?? null,
      code_hash: hashEmailCode(person ? code : createToken(), token),
      created_at: now,
      expires_at: expiresAt,
    })
    await recordAudit(tx, {
      at: now,
      action: 'account.password_reset_started',
      actorId: null,
      companyId: person?.company_id ?? null,
      subjectId: person?.id ?? null,
      address: request.address,
    })
    const letter = passwordResetCode(person?.locale ?? request.locale, code)
    await sendLetter(context, tx, person?.email ?? null, letter)
    return { passwordResetToken: token, expiresAt: expiresAt.toISOString() }
  })
}
