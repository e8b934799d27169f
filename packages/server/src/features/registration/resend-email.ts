import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { ApiProblem } from '../../problem.ts'
import { createEmailCode, hashEmailCode } from '../account/email-code.ts'
import { sendRegistrationMail } from './registration-mails.ts'
import {
  findLiveRegistration,
  type Registration,
  registrationLimits,
} from './registration-store.ts'

const { codeLifetime, emailPause, emails } = registrationLimits

/**
 * Sends a new code; the one before is worth nothing from then on. Three times, a minute apart. Also
 * after the address was proven: whoever lost the page meanwhile comes back with it.
 *
 * @throws ApiProblem registration_ended, rate_limited
 */
export async function resendEmail(
  context: Context,
  { registrationToken }: { readonly registrationToken: string },
): Promise<void> {
  const { clock, db, request } = context
  const now = clock.now()
  const registration = await findLiveRegistration(db, registrationToken, now)
  if (!registration) throw new ApiProblem('registration_ended')
  const wait = secondsToWait(registration, now)
  if (wait > 0) throw new ApiProblem('rate_limited', { retryAfter: wait })

  await context.transact(async (tx) => {
    const sent = await sendRegistrationMail(context, tx, registration.data, createEmailCode())
    const renewed = await tx
      .updateTable('registrations')
      .set((eb) => ({
        code_hash: hashEmailCode(sent.code, registrationToken),
        code_expires_at: new Date(now.getTime() + codeLifetime),
        code_attempts: 0,
        emails_sent: eb('emails_sent', '+', 1),
      }))
      .where('id', '=', registration.id)
      // The mail that was seen to be the last one still is: of two requests at once one sends.
      .where('emails_sent', '=', registration.emails_sent)
      .where('completed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!renewed) throw new ApiProblem('rate_limited', { retryAfter: emailPause / 1000 })
    await recordAudit(tx, {
      at: now,
      action: 'registration.code_sent_again',
      actorId: null,
      companyId: registration.company_id,
      subjectId: registration.id,
      address: request.address,
    })
  })
}

function secondsToWait(registration: Registration, now: Date): number {
  const lastSentAt = registration.code_expires_at.getTime() - codeLifetime
  const nextAt =
    registration.emails_sent < emails ? lastSentAt + emailPause : registration.expires_at.getTime()
  return Math.ceil((nextAt - now.getTime()) / 1000)
}
