import type { PasskeySignIn, Tokens } from '@hezo/api'
import type { Context } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import { answerChallenge } from '../sign-in/answer-challenge.ts'
import { passkeyAttempt } from '../sign-in/sign-in-throttles.ts'
import { startSession } from '../sign-in/start-session.ts'
import { judgePasskey, type PasskeyAnswer } from './judge-passkey.ts'

/**
 * Signs in with a passkey: as the second factor after a password, or alone where the authenticator
 * verified the person, which makes it two factors in one.
 *
 * @throws ApiProblem challenge_ended, passkey_ended, passkey_rejected, rate_limited
 */
export async function passkeySignIn(
  context: Context,
  { challengeToken, ...answer }: PasskeySignIn,
): Promise<Tokens> {
  const tokens =
    challengeToken === undefined
      ? await signInAlone(context, answer)
      : await answerChallenge(context, challengeToken, ({ userId }) =>
          judgePasskey(context, answer, { name: 'second_factor', challengeToken }, userId),
        )
  if (!tokens) throw new ApiProblem('passkey_rejected')
  return tokens
}

async function signInAlone(context: Context, answer: PasskeyAnswer): Promise<Tokens | undefined> {
  const attempt = passkeyAttempt(context)
  await attempt.spend()
  const judged = await judgePasskey(context, answer, { name: 'sign_in' })
  const tokens = await context.db.transaction().execute(async (tx) => {
    if (!judged || !(await judged.accept(tx))) return undefined
    return startSession(context, tx, judged.person, judged.proof, judged.passkeyId)
  })
  if (tokens) await attempt.succeed()
  return tokens
}
