import type { PasskeyRequest } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { askPasskey } from './ask-passkey.ts'
import { requireOwnPage } from './relying-party.ts'

/**
 * Asks for a passkey of the person within a session. The authenticator has to verify the person: who
 * finds the computer may find the key in it.
 *
 * @throws ApiProblem passkeys_not_here
 */
export async function startPasskeyStepUp(context: ActorContext): Promise<PasskeyRequest> {
  requireOwnPage(context)
  const { sessionId, userId } = context.actor
  return askPasskey(context, { name: 'step_up', sessionId }, 'required', userId)
}
