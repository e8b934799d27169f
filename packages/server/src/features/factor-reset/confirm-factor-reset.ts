import type { NewAccount } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { closeOpenWays } from '../account/close-open-ways.ts'
import { createRecoveryCodes, replaceRecoveryCodes } from '../account/recovery-codes.ts'
import { confirmEnrolment, type EnrolledFactor } from '../account/totp-enrolment.ts'
import { startSession } from '../sign-in/start-session.ts'
import {
  completeReset,
  countResetTotpAttempt,
  factorResetPlace,
  type OpenReset,
} from './factor-reset-store.ts'
import { resetCompleted } from './reset-letters.ts'

/**
 * Takes the first code of the new authenticator. At this moment, and not before, the old one, the
 * recovery codes and all sessions end; the person is signed in with new ones.
 *
 * @throws ApiProblem factor_reset_ended, code_rejected, overloaded
 */
export async function confirmFactorReset(
  context: Context,
  { resetToken, code }: { readonly resetToken: string; readonly code: string },
): Promise<NewAccount> {
  const { clock, db, request } = context
  const now = clock.now()
  const reset = await countResetTotpAttempt(db, resetToken, now)
  const factor = reset && provenFactor(context, reset, code)
  const recoveryCodes = reset && (await createRecoveryCodes(context, reset.user_id))

  return context.transact(async (tx) => {
    // Over before: only a repeat of the request that completed it gets its answer again.
    if (!reset || !factor || !recoveryCodes) throw new ApiProblem('factor_reset_ended')
    const userId = reset.user_id
    const person = await replaceFactor(tx, userId, factor, now)
    if (!person) throw new ApiProblem('factor_reset_ended')
    await replaceRecoveryCodes(tx, userId, recoveryCodes)
    // After all that a sign-in uses up: one under way is either seen here and ends the reset, or fails.
    if (!(await completeReset(tx, reset, now))) throw new ApiProblem('factor_reset_ended')
    await closeOpenWays(context, tx, userId, 'factor_changed')
    await recordAudit(tx, {
      at: now,
      action: 'factor_reset.completed',
      actorId: userId,
      companyId: person.companyId,
      subjectId: userId,
      address: request.address,
      details: { factorReset: reset.id },
    })
    await tellCompleted(context, tx, reset.id, person.name)
    const owner = { id: userId, companyId: person.companyId }
    const tokens = await startSession(context, tx, owner, 'totp_enrolment')
    return { recoveryCodes: recoveryCodes.shown, tokens }
  })
}

/** @throws ApiProblem code_rejected, also when there is no secret yet that could give a code */
function provenFactor(context: Context, reset: OpenReset, code: string): EnrolledFactor {
  const { id, totp_secret: sealed, user_id: userId } = reset
  const enrolled = sealed && { sealed, place: factorResetPlace(id) }
  const factor = enrolled && confirmEnrolment(context, enrolled, userId, code)
  if (!factor) throw new ApiProblem('code_rejected')
  return factor
}

async function replaceFactor(
  tx: Database,
  userId: string,
  factor: EnrolledFactor,
  now: Date,
): Promise<{ name: string; companyId: string | null } | undefined> {
  const person = await tx
    .updateTable('users')
    .set({ ...factor, passkey_handle: null, updated_at: now })
    .where('id', '=', userId)
    .where('removed_at', 'is', null)
    .returning(['first_name', 'last_name', 'company_id'])
    .executeTakeFirst()
  if (!person) return undefined
  await tx.deleteFrom('passkeys').where('user_id', '=', userId).execute()
  await tx.deleteFrom('sign_in_challenges').where('user_id', '=', userId).execute()
  return { name: `${person.first_name} ${person.last_name}`, companyId: person.company_id }
}

/** Tells everybody who was told that it would happen. */
async function tellCompleted(
  context: Context,
  tx: Database,
  resetId: string,
  name: string,
): Promise<void> {
  const told = await tx
    .selectFrom('factor_reset_stops')
    .innerJoin('users', 'users.id', 'factor_reset_stops.user_id')
    .select(['users.email', 'users.locale'])
    .where('reset_id', '=', resetId)
    .where('users.removed_at', 'is', null)
    .execute()
  for (const { email, locale } of told) {
    await sendLetter(context, tx, email, resetCompleted(locale, name))
  }
}
