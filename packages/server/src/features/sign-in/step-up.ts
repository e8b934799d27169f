import type { StepUp } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import { ApiProblem } from '../../problem.ts'
import { findPerson } from './challenges.ts'
import { prepareProof } from './factor-proof.ts'
import { findPlace, secondFactorAttempt } from './sign-in-throttles.ts'

/**
 * Proves a second factor anew within a session, which opens for a few minutes what needs a fresh
 * proof. Codes given here and at sign-in spend one budget.
 *
 * @throws ApiProblem code_rejected, rate_limited, overloaded
 */
export async function stepUp(context: ActorContext, given: StepUp): Promise<void> {
  const { actor, clock, db, request } = context
  const user = await findPerson(db, actor.userId)
  const place = await findPlace(context, db, actor.userId)
  const attempt = secondFactorAttempt(context, actor.userId, place)
  const about = {
    countedBy: actor.userId,
    actorId: actor.userId,
    subjectId: actor.sessionId,
    companyId: actor.companyId,
  }
  await recordThrottled(context, { action: 'sign_in.factor_throttled', ...about }, () =>
    attempt.spend(),
  )
  const accept = await prepareProof(context, user, given)
  const now = clock.now()
  const isRight = await db.transaction().execute(async (tx) => {
    if (!(await accept(tx))) return false
    await tx
      .updateTable('sessions')
      .set({ proven_at: now, proven_by: given.method })
      .where('id', '=', actor.sessionId)
      .execute()
    await recordAudit(tx, {
      at: now,
      action: 'session.proved',
      actorId: actor.userId,
      companyId: actor.companyId,
      subjectId: actor.sessionId,
      address: request.address,
      details: { proof: given.method },
    })
    return true
  })
  if (!isRight) {
    const details = { method: given.method }
    await recordRepeated(context, { action: 'session.proof_rejected', ...about, details })
    throw new ApiProblem('code_rejected')
  }
  await attempt.succeed()
}
