import type { RecoveryCodes } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { ThrottleRule } from '../../platform/throttle-rule.ts'
import { ApiProblem } from '../../problem.ts'
import { requireFreshProof, requireLiveSession } from '../sign-in/fresh-proof.ts'
import { recoveryCodesRenewed } from './account-letters.ts'
import { createRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts'

/** A set costs as much as ten sign-ins. */
const perPerson: ThrottleRule = { name: 'recovery-codes', attempts: 10, window: 3600 }

/**
 * Gives ten new recovery codes, shown this once; the old ones are worth nothing from then on. A code
 * of the old ones does not make new ones: who found one must not be able to find ten.
 *
 * @throws ApiProblem step_up_required, rate_limited, overloaded
 */
export async function renewRecoveryCodes(context: ActorContext): Promise<RecoveryCodes> {
  requireFreshProof(context, ['totp', 'passkey'])
  const { actor, clock, request, throttle } = context
  await throttle.spend([perPerson, actor.userId])
  const codes = await createRecoveryCodes(context, actor.userId)
  return context.transact(async (tx) => {
    const person = await tx
      .selectFrom('users')
      .select(['email', 'locale'])
      .where('id', '=', actor.userId)
      .where('removed_at', 'is', null)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!person) throw new ApiProblem('unauthenticated')
    await requireLiveSession(tx, actor)
    await replaceRecoveryCodes(tx, actor.userId, codes)
    await recordAudit(tx, {
      at: clock.now(),
      action: 'account.recovery_codes_renewed',
      actorId: actor.userId,
      companyId: actor.companyId,
      subjectId: actor.userId,
      address: request.address,
    })
    await sendLetter(context, tx, person.email, recoveryCodesRenewed(person.locale))
    return { recoveryCodes: codes.shown }
  })
}
