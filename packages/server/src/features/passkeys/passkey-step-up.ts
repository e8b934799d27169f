import type { PasskeyStepUp } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import { proveAgain } from '../sign-in/prove-again.ts'
import { judgePasskey } from './judge-passkey.ts'

/**
 * Proves a second factor anew within a session with a passkey.
 *
 * @throws ApiProblem passkey_ended, passkey_rejected, rate_limited
 */
export async function passkeyStepUp(context: ActorContext, given: PasskeyStepUp): Promise<void> {
  const { sessionId, userId } = context.actor
  const purpose = { name: 'step_up', sessionId } as const
  const counts = await proveAgain(context, () => judgePasskey(context, given, purpose, userId))
  if (!counts) throw new ApiProblem('passkey_rejected')
}
