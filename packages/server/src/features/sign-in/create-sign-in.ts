import type { Challenge } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { asOne } from '../../platform/storage/write.ts'
import { ApiProblem } from '../../problem.ts'
import { createChallenge } from './challenges.ts'
import { findAccount, passwordAttempt } from './sign-in-throttles.ts'

/**
 * Takes the password. The answer and its time are the same for a wrong password, an unknown address
 * and an account that was never activated.
 *
 * @throws ApiProblem credentials_rejected, rate_limited, overloaded
 */
export async function createSignIn(
  context: Context,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Challenge> {
  const { clock, db, passwords } = context
  const emailKey = emailKeyOf(email)
  const { user, place } = await findAccount(context, emailKey)
  const attempt = passwordAttempt(context, emailKey, place)
  const subject = { subjectId: user?.id ?? null, companyId: user?.companyId ?? null }
  await recordThrottled(context, { action: 'sign_in.throttled', countedBy: '', ...subject }, () =>
    attempt.spend(),
  )
  const isRight = await passwords.verify(user?.passwordHash, password)
  if (!user || !isRight) {
    await recordRepeated(context, { action: 'sign_in.failed', countedBy: emailKey, ...subject })
    throw new ApiProblem('credentials_rejected')
  }
  await renewHash(context, user.id, user.passwordHash ?? '', password)
  const { challenge, row } = createChallenge(user.id, clock.now())
  await db.executeQuery(asOne([row, ...attempt.settled()]))
  return challenge
}

/** Hashes again what was hashed when less work was asked for. */
async function renewHash(
  { db, passwords }: Context,
  userId: string,
  passwordHash: string,
  password: string,
): Promise<void> {
  if (!passwords.isOutdated(passwordHash)) return
  await db
    .updateTable('users')
    .set({ password_hash: await passwords.hash(password) })
    .where('id', '=', userId)
    .where('password_hash', '=', passwordHash)
    .execute()
}
