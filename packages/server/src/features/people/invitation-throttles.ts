import type { ActorContext } from '../../context.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import type { ThrottleRule } from '../../platform/throttle-rule.ts'

const day = 86_400

/** Mails to people who never asked for one: a company's in a day, and those of them to one address. */
const perCompany: ThrottleRule = { name: 'invite-company', attempts: 50, window: day }
const perRecipient: ThrottleRule = { name: 'invite-recipient', attempts: 3, window: day }

/**
 * Counts an invitation. Only the company's own count, so that a refusal tells nothing of other
 * companies.
 *
 * @throws ApiProblem rate_limited
 */
export async function spendInvitation(
  { throttle }: Pick<ActorContext, 'throttle'>,
  companyId: string,
  email: string,
): Promise<void> {
  await throttle.spend([perRecipient, `${companyId} ${emailKeyOf(email)}`], [perCompany, companyId])
}
