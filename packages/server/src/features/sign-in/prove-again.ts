import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import { endOpenResets } from '../factor-reset/end-open-resets.ts'
import type { JudgedFactor } from './answer-challenge.ts'
import { findPlace } from './find-place.ts'
import { secondFactorAttempt } from './sign-in-throttles.ts'

/**
 * Proves a second factor anew within a session, which opens for a few minutes what needs a fresh
 * proof. Those given here and at sign-in spend one budget. False for one that does not count.
 *
 * @param judge does the slow part; undefined where the factor cannot count.
 * @throws ApiProblem rate_limited, and what `judge` throws
 */
export async function proveAgain(
  context: ActorContext,
  judge: () => Promise<JudgedFactor | undefined>,
): Promise<boolean> {
  const { actor, clock, db, request } = context
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
  const factor = await judge()
  const now = clock.now()
  const counts = await db.transaction().execute(async (tx) => {
    if (!factor || !(await factor.accept(tx))) return false
    const { proof, passkeyId } = factor
    await tx
      .updateTable('sessions')
      .set({ proven_at: now, proven_by: proof, ...(passkeyId && { passkey_id: passkeyId }) })
      .where('id', '=', actor.sessionId)
      .execute()
    await recordAudit(tx, {
      at: now,
      action: 'session.proved',
      actorId: actor.userId,
      companyId: actor.companyId,
      subjectId: actor.sessionId,
      address: request.address,
      details: { proof },
    })
    await endOpenResets(context, tx, actor.userId)
    return true
  })
  if (counts) {
    await attempt.succeed()
    return true
  }
  const details = { method: factor?.proof ?? 'passkey' }
  await recordRepeated(context, { action: 'session.proof_rejected', ...about, details })
  return false
}
