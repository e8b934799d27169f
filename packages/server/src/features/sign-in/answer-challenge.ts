import type { Tokens } from '@hezo/api'
import type { Context, SessionProof } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import {
  challengeAttempts,
  type ChallengedUser,
  countChallengeAttempt,
  findChallengedUser,
  holdChallengedUser,
  useChallenge,
} from './challenges.ts'
import { countFailedFactor, mailFailedFactors } from './failed-sign-ins.ts'
import { mailSignInStopped } from './sign-in-mails.ts'
import { findPlace } from './find-place.ts'
import { secondFactorAttempt } from './sign-in-throttles.ts'
import { startSession } from './start-session.ts'

/** A second factor that was looked at, and is still to be used up. */
export interface JudgedFactor {
  readonly proof: SessionProof
  readonly passkeyId?: string
  /** Uses it up in the caller's transaction; false when it does not count. */
  accept(tx: Database): Promise<boolean>
}

/**
 * Turns a challenge into a session with a second factor. All kinds of them spend the same budget, and
 * five that do not count end the challenge; the person is told of them. Resolves with undefined for one that does not.
 *
 * @param judge does the slow part; undefined where the factor cannot count.
 * @throws ApiProblem challenge_ended, rate_limited, and what `judge` throws
 */
export async function answerChallenge(
  context: Context,
  challengeToken: string,
  judge: (user: ChallengedUser) => Promise<JudgedFactor | undefined>,
): Promise<Tokens | undefined> {
  const { clock, db } = context
  const now = clock.now()
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

  const factor = await judge(user)
  const tokens = await db.transaction().execute(async (tx) => {
    if (!(await holdChallengedUser(tx, challengeToken))) throw new ApiProblem('challenge_ended')
    if (!factor || !(await factor.accept(tx))) return undefined
    if (!(await useChallenge(tx, challengeToken, now))) throw new ApiProblem('challenge_ended')
    return startSession(context, tx, { ...user, id: user.userId }, factor.proof, factor.passkeyId)
  })
  if (tokens) {
    await attempt.succeed()
    return tokens
  }
  const details = { method: factor?.proof ?? 'passkey' }
  await recordRepeated(context, { action: 'sign_in.factor_rejected', ...about, details })
  const isToBeTold = await countFailedFactor(context, user)
  if (attempts === challengeAttempts) await reportStopped(context, user)
  else if (isToBeTold) await mailFailedFactors(context, user)
  return undefined
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
