import type { FactorReset } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { approveReset } from './approve-reset.ts'
import { readFactorReset } from './factor-reset-view.ts'

/**
 * Approves a reset that a colleague wrote down.
 *
 * @throws ApiProblem step_up_required, not_found, forbidden, factor_reset_decided
 */
export async function approveFactorReset(
  context: ActorContext,
  { factorResetId }: { readonly factorResetId: string },
): Promise<FactorReset> {
  requireFreshProof(context)
  const { actor, clock, request } = context
  const by = { userId: actor.userId, address: request.address }
  return context.transact(async (tx) => {
    await approveReset(context, tx, factorResetId, by)
    return readFactorReset(tx, factorResetId, clock.now())
  })
}
