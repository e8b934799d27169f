import type { SecondFactor, Tokens } from '@hezo/api'
import type { Context } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import { answerChallenge } from './answer-challenge.ts'
import { prepareProof } from './factor-proof.ts'

/**
 * Turns a challenge into a session with a code of the authenticator or a recovery code. A time step is
 * accepted once and no older one after it.
 *
 * @throws ApiProblem challenge_ended, second_factor_rejected, rate_limited, overloaded
 */
export async function secondFactor(context: Context, given: SecondFactor): Promise<Tokens> {
  const tokens = await answerChallenge(context, given.challengeToken, async (user) => ({
    proof: given.method,
    accept: await prepareProof(context, user, given),
  }))
  if (!tokens) throw new ApiProblem('second_factor_rejected')
  return tokens
}
