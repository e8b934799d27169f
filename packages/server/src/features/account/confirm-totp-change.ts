import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import { ApiProblem } from '../../problem.ts'
import { authenticatorChanged } from './account-letters.ts'
import { closeOpenWays } from './close-open-ways.ts'
import { confirmEnrolment } from './totp-enrolment.ts'
import { countTotpChangeAttempt, totpChangePlace, useTotpChange } from './totp-change-store.ts'

/**
 * Takes the first code of the other authenticator: from then on it is the one in use, and the code
 * counts as used. All other sessions end; the person is told by mail.
 *
 * @throws ApiProblem totp_change_ended, code_rejected
 */
export async function confirmTotpChange(
  context: ActorContext,
  { code }: { readonly code: string },
): Promise<void> {
  const { actor, clock, request } = context
  const change = await countTotpChangeAttempt(context)
  if (!change) throw new ApiProblem('totp_change_ended')
  const place = totpChangePlace(actor.sessionId)
  const enrolled = { sealed: change.totp_secret, place }
  const factor = confirmEnrolment(context, enrolled, actor.userId, code)
  if (!factor) throw new ApiProblem('code_rejected')
  const now = clock.now()
  await context.transact(async (tx) => {
    const person = await tx
      .updateTable('users')
      .set({ ...factor, updated_at: now })
      .where('id', '=', actor.userId)
      .where('removed_at', 'is', null)
      .returning(['email', 'locale'])
      .executeTakeFirst()
    if (!person) throw new ApiProblem('unauthenticated')
    if (!(await useTotpChange(tx, change))) throw new ApiProblem('totp_change_ended')
    await closeOpenWays(context, tx, actor.userId, 'factor_changed', { except: actor.sessionId })
    await recordAudit(tx, {
      at: now,
      action: 'account.authenticator_changed',
      actorId: actor.userId,
      companyId: actor.companyId,
      subjectId: actor.userId,
      address: request.address,
    })
    await sendLetter(context, tx, person.email, authenticatorChanged(person.locale))
  })
}
