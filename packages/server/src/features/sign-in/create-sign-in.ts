import type { Challenge } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { asOne } from '../../platform/storage/write.ts'
import { ApiProblem } from '../../problem.ts'
import { challengeMethods } from './challenge-methods.ts'
import { createChallenge } from './challenges.ts'
import { countFailedSignIn } from './failed-sign-ins.ts'
import { tryPassword } from './try-password.ts'

/**
 * Takes the password. The answer and its time are the same for a wrong password, an unknown address
 * and an account that was never activated.
 *
 * @throws ApiProblem proof_of_work_required after failures, credentials_rejected, rate_limited, overloaded
 */
export async function createSignIn(
  context: Context,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Challenge> {
  const { clock, db, passwords } = context
  const emailKey = emailKeyOf(email)
  const { account, attempt, isSpent } = await tryPassword(context, emailKey)
  const subject = { subjectId: account?.id ?? null, companyId: account?.companyId ?? null }
  const throttled = { action: 'sign_in.throttled', countedBy: '', ...subject } as const
  if (!isSpent) {
    await context.requireWork()
    await recordThrottled(context, throttled, () => attempt.spend())
  }
  const isRight = await passwords.verify(account?.passwordHash, password)
  if (!account || !isRight) {
    await recordRepeated(context, { action: 'sign_in.failed', countedBy: emailKey, ...subject })
    await countFailedSignIn(context, emailKey)
    throw new ApiProblem('credentials_rejected')
  }
  const passwordHash = await renewHash(context, account.id, account.passwordHash ?? '', password)
  const methods = challengeMethods(context, account)
  const person = { userId: account.id, passwordHash }
  const { challenge, row } = createChallenge(person, methods, clock.now())
  await db.executeQuery(asOne([row, ...attempt.settled()]))
  return challenge
}

/** Hashes again what was hashed when less work was asked for. Resolves with the hash in use. */
async function renewHash(
  { db, passwords }: Context,
  userId: string,
  passwordHash: string,
  password: string,
): Promise<string> {
  if (!passwords.isOutdated(passwordHash)) return passwordHash
  const renewed = await passwords.hash(password)
  await db
    .updateTable('users')
    .set({ password_hash: renewed })
    .where('id', '=', userId)
    .where('password_hash', '=', passwordHash)
    .execute()
  return renewed
}
