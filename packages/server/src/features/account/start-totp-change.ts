import type { TotpEnrolment } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { findPerson } from '../sign-in/challenges.ts'
import { createSealedTotpSecret, describeEnrolment, openTotpSecret } from './totp-enrolment.ts'
import { putTotpChange, totpChangePlace } from './totp-change-store.ts'

/**
 * Gives the secret for another authenticator; the one in use stays until that is confirmed. A proof by
 * recovery code will do: this is what such a code is for.
 *
 * @throws ApiProblem step_up_required
 */
export async function startTotpChange(context: ActorContext): Promise<TotpEnrolment> {
  requireFreshProof(context)
  const { actor, db } = context
  const place = totpChangePlace(actor.sessionId)
  const sealed = createSealedTotpSecret(context, place)
  await putTotpChange(context, sealed)
  const { email } = await findPerson(db, actor.userId)
  return describeEnrolment(context, email, openTotpSecret(context, sealed, place))
}
