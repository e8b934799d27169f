import type { SecondFactor, Tokens } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import { ApiProblem } from '../../problem.ts'
import {
  challengeAttempts,
  type ChallengedUser,
  countChallengeAttempt,
  findChallengedUser,
  useChallenge,
} from './challenges.ts'
import { prepareProof } from './factor-proof.ts'
import { mailSignInStopped } from './sign-in-mails.ts'
import { findPlace, secondFactorAttempt } from './sign-in-throttles.ts'
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
  const place = await findPlace(context, db, user.userId)
  const attempt = secondFactorAttempt(context, user.userId, place)
  const about = { countedBy: user.userId, subjectId: user.userId, companyId: user.companyId }
  await recordThrottled(context, { action: 'sign_in.factor_throttled', ...about }, () =>
    attempt.spend(),
  )
  const attempts = await countChallengeAttempt(db, challengeToken, now)
  if (attempts === undefined) throw new ApiProblem('challenge_ended')

  const accept = await prepareProof(context, user, given)
  const tokens = await db.transaction().execute(async (tx) => {
    if (!(await accept(tx))) return undefined
    if (!(await useChallenge(tx, challengeToken, now))) throw new ApiProblem('challenge_ended')
    return startSession(context, tx, { ...user, id: user.userId }, given.method)
  })
  if (!tokens) {
    const details = { method: given.method }
    await recordRepeated(context, { action: 'sign_in.factor_rejected', ...about, details })
    if (attempts === challengeAttempts) await reportStopped(context, user)
    throw new ApiProblem('second_factor_rejected')
  }
  await attempt.succeed()
  return tokens
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
