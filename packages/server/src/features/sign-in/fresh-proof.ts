import type { Actor, ActorContext, SessionProof } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'

/** Milliseconds for which a proof of the second factor opens what needs a fresh one. */
const freshness = 5 * 60_000

/**
 * For changes that whoever finds an open session must not make: the session has proved a second
 * factor within five minutes, by signing in or by `me.stepUp`.
 *
 * @param accepted which proofs count; all unless told.
 * @throws ApiProblem step_up_required
 */
export function requireFreshProof(
  { actor, clock }: Pick<ActorContext, 'actor' | 'clock'>,
  accepted?: readonly SessionProof[],
): void {
  const age = clock.now().getTime() - actor.provenAt.getTime()
  const counts = accepted?.includes(actor.provenBy) ?? true
  if (!counts || age >= freshness) throw new ApiProblem('step_up_required')
}

/**
 * For what adds a way into the account, in a transaction that holds the person: whoever ended this
 * session meanwhile, with all that was begun before, held the person first.
 *
 * @throws ApiProblem unauthenticated
 */
export async function requireLiveSession(
  tx: Database,
  { sessionId }: Pick<Actor, 'sessionId'>,
): Promise<void> {
  const live = await tx
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!live) throw new ApiProblem('unauthenticated')
}
