import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import { ApiProblem } from '../../problem.ts'
import { endSessionsOf } from '../sign-in/end-session.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { passkeyRemoved } from './passkey-letters.ts'

/**
 * Removes a passkey of the person, who is told by mail. Other sessions that it proved end: whoever has
 * the lost device has them too. The authenticator app stays, so nobody is left without a factor.
 *
 * @throws ApiProblem step_up_required, not_found
 */
export async function removePasskey(
  context: ActorContext,
  { passkeyId }: { readonly passkeyId: string },
): Promise<void> {
  requireFreshProof(context)
  const { actor, clock, request } = context
  await context.transact(async (tx) => {
    const passkey = await tx
      .selectFrom('passkeys')
      .innerJoin('users', 'users.id', 'passkeys.user_id')
      .select(['passkeys.name', 'users.email', 'users.locale'])
      .where('passkeys.id', '=', passkeyId)
      .where('passkeys.user_id', '=', actor.userId)
      // A sign-in under way with it is over before, or finds it gone.
      .forUpdate('passkeys')
      .executeTakeFirst()
    if (!passkey) throw new ApiProblem('not_found')
    await endSessionsOf(context, tx, actor.userId, 'factor_changed', {
      passkeyId,
      except: actor.sessionId,
    })
    await tx.deleteFrom('passkeys').where('id', '=', passkeyId).execute()
    await recordAudit(tx, {
      at: clock.now(),
      action: 'passkey.removed',
      actorId: actor.userId,
      companyId: actor.companyId,
      subjectId: passkeyId,
      address: request.address,
    })
    await sendLetter(context, tx, passkey.email, passkeyRemoved(passkey.locale, passkey.name))
  })
}
