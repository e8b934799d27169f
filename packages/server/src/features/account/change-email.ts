import type { StartedEmailChange } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { ThrottleRule } from '../../platform/throttle-rule.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'
import { spendRecipient } from '../registration/registration-throttles.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { createEmailCode, hashEmailCode } from './email-code.ts'
import { addressTaken, currentAddressCode, newAddressCode } from './email-change-letters.ts'
import { emailChangeLimits, putEmailChange } from './email-change-store.ts'

const day = 86_400
const perPerson: ThrottleRule = {
  name: 'email-change',
  attempts: 5,
  window: day,
  delays: { first: 600, longest: 10_800 },
}

/**
 * Mails a code to the address in use and another one to the new one. Nothing is reserved. An address
 * that has an account is answered alike: its mailbox is told, and the code to expect is one that was
 * never sent.
 *
 * @throws ApiProblem step_up_required, rate_limited
 */
export async function changeEmail(
  context: ActorContext,
  { email }: { readonly email: string },
): Promise<StartedEmailChange> {
  requireFreshProof(context)
  const { actor, clock, request, throttle } = context
  const emailKey = emailKeyOf(email)
  await throttle.spend([perPerson, actor.userId])
  await spendRecipient(context, email)
  const now = clock.now()
  return context.transact(async (tx) => {
    const people = await tx
      .selectFrom('users')
      .select(['id', 'email', 'locale'])
      .where((eb) => eb.or([eb('id', '=', actor.userId), eb('email_key', '=', emailKey)]))
      .execute()
    const self = people.find(({ id }) => id === actor.userId)
    const other = people.find(({ id }) => id !== actor.userId)
    const token = createToken()
    const [currentCode, newCode] = [createEmailCode(), createEmailCode()]
    const expiresAt = new Date(now.getTime() + emailChangeLimits.lifetime)
    await putEmailChange(tx, {
      user_id: actor.userId,
      token_hash: hashToken(token),
      email,
      email_key: emailKey,
      current_code_hash: hashEmailCode(currentCode, token),
      new_code_hash: hashEmailCode(other ? createToken() : newCode, token),
      created_at: now,
      expires_at: expiresAt,
    })
    await recordAudit(tx, {
      at: now,
      action: 'account.email_change_started',
      actorId: actor.userId,
      companyId: actor.companyId,
      subjectId: actor.userId,
      address: request.address,
    })
    const locale = self?.locale ?? request.locale
    const toNew = other ? addressTaken(other.locale) : newAddressCode(locale, newCode)
    await sendLetter(context, tx, other?.email ?? email, toNew)
    const toCurrent = currentAddressCode(locale, currentCode, email)
    await sendLetter(context, tx, self?.email ?? null, toCurrent)
    return { emailChangeToken: token, expiresAt: expiresAt.toISOString() }
  })
}
