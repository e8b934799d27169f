import type { StepUp } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import { findPerson } from './challenges.ts'
import { prepareProof } from './factor-proof.ts'
import { proveAgain } from './prove-again.ts'

/**
 * Proves a second factor anew within a session with a code of the authenticator or a recovery code.
 *
 * @throws ApiProblem code_rejected, rate_limited, overloaded
 */
export async function stepUp(context: ActorContext, given: StepUp): Promise<void> {
  const counts = await proveAgain(context, async () => {
    const user = await findPerson(context.db, context.actor.userId)
    return { proof: given.method, accept: await prepareProof(context, user, given) }
  })
  if (!counts) throw new ApiProblem('code_rejected')
}
