import type { Challenge } from '@hezo/api'
import type { Context } from '../../context.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { ApiProblem } from '../../problem.ts'
import { worksHere } from '../passkeys/relying-party.ts'
import { findMethods } from './challenge-methods.ts'
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
    .select(['id', 'password_hash'])
    .where('email_key', '=', emailKey)
    .executeTakeFirst()
  const place = await findPlace(context, db, user?.id)
  const attempt = passwordAttempt(context, emailKey, place)
  await attempt.spend()
  const isRight = await passwords.verify(user?.password_hash, password)
  if (!user || !isRight) throw new ApiProblem('credentials_rejected')
  await attempt.succeed()
  await renewHash(context, user.id, user.password_hash ?? '', password)
  const methods = await findMethods(db, user.id)
  return {
    ...(await openChallenge(db, user.id, clock.now())),
    methods: methods.filter((method) => method !== 'passkey' || worksHere(context)),
  }
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
