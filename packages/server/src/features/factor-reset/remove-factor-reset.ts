import type { ActorContext } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import { endReset } from './end-reset.ts'

/**
 * Stops a reset, for staff. Needs no fresh proof: stopping one takes nothing from anybody.
 *
 * @throws ApiProblem not_found, also for one that is over
 */
export async function removeFactorReset(
  context: ActorContext,
  { factorResetId }: { readonly factorResetId: string },
): Promise<void> {
  const { actor, request } = context
  const by = { userId: actor.userId, address: request.address }
  const isEnded = await context.transact((tx) =>
    endReset(context, tx, { id: factorResetId }, 'stopped', by),
  )
  if (!isEnded) throw new ApiProblem('not_found')
}
