import type { PasswordResetCompletion } from '@hezo/api'
import type { PasswordContext } from '@hezo/domain'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { acceptPassword } from '../account/accept-password.ts'
import { closeOpenWays } from '../account/close-open-ways.ts'
import { isEmailCode } from '../account/email-code.ts'
import { findPerson } from '../sign-in/challenges.ts'
import { prepareProof } from '../sign-in/factor-proof.ts'
import { findPlace } from '../sign-in/find-place.ts'
import { secondFactorAttempt } from '../sign-in/sign-in-throttles.ts'
import { passwordWasReset } from './password-reset-letters.ts'
import {
  countResetAttempt,
  isOfAddress,
  type PasswordReset,
  restoreResetAttempt,
  usePasswordReset,
} from './password-reset-store.ts'

/**
 * Sets a new password for whoever has the mailbox and the second factor; neither is enough. The
 * factor stays as it is, and nobody is signed in. The rules of passwords that know the person come
 * last, and a password that they refuse uses nothing up.
 *
 * @throws ApiProblem password_reset_ended, code_rejected, second_factor_rejected,
 *   validation_failed, rate_limited, overloaded
 */
export async function completePasswordReset(
  context: Context,
  given: PasswordResetCompletion,
): Promise<void> {
  const { clock, db, passwords, request } = context
  const { passwordResetToken: token, password } = given
  const now = clock.now()
  const reset = await countResetAttempt(db, token, now)
  if (!reset) throw new ApiProblem('password_reset_ended')
  const isRight = isEmailCode(given.code, token, reset.code_hash)
  if (!isRight || reset.user_id === null) throw new ApiProblem('code_rejected')

  const user = await findPerson(db, reset.user_id)
  const { userId } = user
  const place = await findPlace(context, db, userId)
  const attempt = secondFactorAttempt(context, userId, place)
  await attempt.spend().catch(async (error: unknown) => {
    // An attempt that has to wait is none of the reset's five.
    await restoreResetAttempt(db, token)
    throw error
  })
  const accept = await prepareProof(context, user, given.secondFactor)
  const passwordHash = await passwords.hash(password)
  const work = async (tx: Database): Promise<boolean> => {
    const about = await holdPerson(tx, userId, reset)
    if (!(await accept(tx))) return false
    acceptPassword(password, about, 'password')
    if (!(await usePasswordReset(tx, token))) throw new ApiProblem('password_reset_ended')
    await tx
      .updateTable('users')
      .set({ password_hash: passwordHash, updated_at: now })
      .where('id', '=', userId)
      .execute()
    await closeOpenWays(context, tx, userId, 'password_changed')
    await recordAudit(tx, {
      at: now,
      action: 'account.password_reset',
      actorId: userId,
      companyId: user.companyId,
      subjectId: userId,
      address: request.address,
      details: { proof: given.secondFactor.method },
    })
    await sendLetter(context, tx, user.email, passwordWasReset(user.locale))
    return true
  }
  const isDone = await db
    .transaction()
    .execute(work)
    .catch(async (error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'validation_failed') {
        await Promise.all([attempt.succeed(), restoreResetAttempt(db, token)])
      }
      throw error
    })
  if (!isDone) throw new ApiProblem('second_factor_rejected')
  await attempt.succeed()
}

/**
 * Holds the person until the transaction ends, and tells what must not be in the password.
 *
 * @throws ApiProblem password_reset_ended, also when the address has moved since the code was mailed
 */
async function holdPerson(
  tx: Database,
  userId: string,
  reset: PasswordReset,
): Promise<PasswordContext> {
  const person = await tx
    .selectFrom('users')
    .leftJoin('companies', 'companies.id', 'users.company_id')
    .select(['users.email', 'users.email_key', 'companies.name', 'companies.nip'])
    .where('users.id', '=', userId)
    .where('users.removed_at', 'is', null)
    .forNoKeyUpdate('users')
    .executeTakeFirst()
  if (!person || !isOfAddress(reset, person.email_key)) {
    throw new ApiProblem('password_reset_ended')
  }
  return { email: person.email, companyName: person.name ?? '', nip: person.nip ?? '' }
}
