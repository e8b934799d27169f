import type { FactorReset, NewFactorReset } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { readFactorReset } from './factor-reset-view.ts'
import { requestReset } from './request-reset.ts'

/**
 * Writes down a lost second factor, for a colleague to approve.
 *
 * @throws ApiProblem step_up_required, not_found, forbidden, factor_reset_open
 */
export async function createFactorReset(
  context: ActorContext,
  wanted: NewFactorReset,
): Promise<FactorReset> {
  requireFreshProof(context)
  const { actor, clock, request } = context
  const by = { userId: actor.userId, address: request.address }
  return context.transact(async (tx) => {
    const id = await requestReset(context, tx, wanted, by)
    return readFactorReset(tx, id, clock.now())
  })
}
