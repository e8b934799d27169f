import type { Challenge } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { ApiProblem } from '../../problem.ts'
import { openChallenge } from './challenges.ts'
import { findPlace, passwordAttempt } from './sign-in-throttles.ts'

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
  const user = await db
    .selectFrom('users')
    .select(['id', 'company_id', 'password_hash'])
    .where('email_key', '=', emailKey)
    .executeTakeFirst()
  const place = await findPlace(context, db, user?.id)
  const attempt = passwordAttempt(context, emailKey, place)
  const subject = { subjectId: user?.id ?? null, companyId: user?.company_id ?? null }
  await recordThrottled(context, { action: 'sign_in.throttled', countedBy: '', ...subject }, () =>
    attempt.spend(),
  )
  const isRight = await passwords.verify(user?.password_hash, password)
  if (!user || !isRight) {
    await recordRepeated(context, { action: 'sign_in.failed', countedBy: emailKey, ...subject })
    throw new ApiProblem('credentials_rejected')
  }
  await attempt.succeed()
  await renewHash(context, user.id, user.password_hash ?? '', password)
  return openChallenge(db, user.id, clock.now())
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
