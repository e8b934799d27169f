import type { PasskeyRequest, PasskeySignInStart } from '@hezo/api'
import type { Context } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import { findChallengedUser } from '../sign-in/challenges.ts'
import { countPasskeyQuestion } from '../sign-in/sign-in-throttles.ts'
import { askPasskey } from './ask-passkey.ts'
import { requireOwnPage } from './relying-party.ts'

/**
 * Asks for a passkey to sign in with: after a password for one of that person's; before, for any whose
 * authenticator verifies the person, with the same answer for everyone.
 *
 * @throws ApiProblem challenge_ended, passkeys_not_here, rate_limited
 */
export async function startPasskeySignIn(
  context: Context,
  { challengeToken }: PasskeySignInStart,
): Promise<PasskeyRequest> {
  requireOwnPage(context)
  if (challengeToken === undefined) {
    await countPasskeyQuestion(context)
    return askPasskey(context, { name: 'sign_in' }, 'required')
  }
  const user = await findChallengedUser(context.db, challengeToken, context.clock.now())
  if (!user) throw new ApiProblem('challenge_ended')
  return askPasskey(context, { name: 'second_factor', challengeToken }, 'preferred', user.userId)
}
