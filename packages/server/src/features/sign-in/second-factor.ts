import type { SecondFactor, Tokens } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Database } from '../../platform/storage/database.ts'
import { matchTotpStep } from '../../platform/totp.ts'
import { ApiProblem } from '../../problem.ts'
import { recoveryCodeHash } from '../account/recovery-codes.ts'
import { openTotpSecret, userTotpPlace } from '../account/totp-enrolment.ts'
import {
  challengeAttempts,
  type ChallengedUser,
  countChallengeAttempt,
  findChallengedUser,
  useChallenge,
} from './challenges.ts'
import { mailRecoveryCodeUsed, mailSignInStopped } from './sign-in-mails.ts'
import { isKnownAddress, secondFactorAttempt } from './sign-in-throttles.ts'
import { startSession } from './start-session.ts'

/**
 * Turns a challenge into a session with a code of the authenticator or a recovery code; both spend
 * the same budget. A time step is accepted once and no older one after it.
 *
 * @throws ApiProblem challenge_ended, second_factor_rejected, rate_limited, overloaded
 */
export async function secondFactor(context: Context, given: SecondFactor): Promise<Tokens> {
  const { clock, db } = context
  const now = clock.now()
  const { challengeToken } = given
  const user = await findChallengedUser(db, challengeToken, now)
  if (!user) throw new ApiProblem('challenge_ended')
  const addressIsKnown = await isKnownAddress(context, db, user.userId)
  const attempt = secondFactorAttempt(context, user.userId, addressIsKnown)
  await attempt.spend()
  const attempts = await countChallengeAttempt(db, challengeToken, now)
  if (attempts === undefined) throw new ApiProblem('challenge_ended')

  const accept = await prepare(context, user, given)
  const tokens = await db.transaction().execute(async (tx) => {
    if (!(await accept(tx))) return undefined
    if (!(await useChallenge(tx, challengeToken, now))) throw new ApiProblem('challenge_ended')
    return startSession(context, tx, { ...user, id: user.userId }, given.method)
  })
  if (!tokens) {
    if (attempts === challengeAttempts) await reportStopped(context, user)
    throw new ApiProblem('second_factor_rejected')
  }
  await attempt.succeed()
  return tokens
}

/** Does the slow part of judging a code; what comes back uses the code up, or says that it cannot. */
async function prepare(
  context: Context,
  user: ChallengedUser,
  given: SecondFactor,
): Promise<(tx: Database) => Promise<boolean>> {
  if (given.method === 'recovery_code') {
    const hash = await recoveryCodeHash(context, user.userId, given.code)
    return (tx) => useRecoveryCode(context, tx, user, hash)
  }
  const { userId, totpSecret } = user
  const secret = totpSecret && openTotpSecret(context, totpSecret, userTotpPlace(userId))
  const step = secret ? matchTotpStep(secret, given.code, context.clock.now()) : undefined
  return async (tx) => step !== undefined && useTotpStep(tx, userId, step)
}

async function useTotpStep(tx: Database, userId: string, step: number): Promise<boolean> {
  const row = await tx
    .updateTable('users')
    .set({ totp_last_step: step })
    .where('id', '=', userId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

async function useRecoveryCode(
  context: Context,
  tx: Database,
  user: ChallengedUser,
  hash: Buffer,
): Promise<boolean> {
  const row = await tx
    .updateTable('recovery_codes')
    .set({ used_at: context.clock.now() })
    .where('user_id', '=', user.userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  if (!row) return false
  await mailRecoveryCodeUsed(context, tx, user)
  return true
}

/** Whoever came this far knows the password: its owner should hear of it. */
async function reportStopped(context: Context, user: ChallengedUser): Promise<void> {
  const { clock, db, request } = context
  await db.transaction().execute(async (tx) => {
    await mailSignInStopped(context, tx, user)
    await recordAudit(tx, {
      at: clock.now(),
      action: 'sign_in.stopped',
      actorId: null,
      companyId: user.companyId,
      subjectId: user.userId,
      address: request.address,
    })
  })
}
