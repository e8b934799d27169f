import type { NewAccount } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { recordRepeated } from '../../platform/audit-repeated.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { createRecoveryCodes, replaceRecoveryCodes } from '../account/recovery-codes.ts'
import { confirmEnrolment, type EnrolledFactor } from '../account/totp-enrolment.ts'
import { startSession } from '../sign-in/start-session.ts'
import {
  type Activation,
  activationTotpPlace,
  countTotpAttempt,
  spendActivation,
} from './activation-store.ts'

/**
 * Finishes an activation with the authenticator's first code: the account can be signed in to from
 * then on, and the link is spent.
 *
 * @throws ApiProblem activation_ended, code_rejected, overloaded
 */
export async function confirmActivationTotp(
  context: Context,
  { activationToken, code }: { readonly activationToken: string; readonly code: string },
): Promise<NewAccount> {
  const { clock, db, request } = context
  const now = clock.now()
  const activation = await countTotpAttempt(db, activationToken, now)
  const factor = activation && (await provenFactor(context, activation, code))
  const recoveryCodes = activation && (await createRecoveryCodes(context, activation.user_id))

  return context.transact(async (tx) => {
    // Spent before: only a repeat of the request that did it gets its answer again.
    if (!activation || !factor || !recoveryCodes || !(await spendActivation(tx, activation))) {
      throw new ApiProblem('activation_ended')
    }
    const person = await activate(tx, activation, factor, now)
    await replaceRecoveryCodes(tx, person.id, recoveryCodes)
    await recordAudit(tx, {
      at: now,
      action: 'account.activated',
      actorId: person.id,
      companyId: person.companyId,
      subjectId: person.id,
      address: request.address,
    })
    const tokens = await startSession(context, tx, person, 'totp_enrolment')
    return { recoveryCodes: recoveryCodes.shown, tokens }
  })
}

/** @throws ApiProblem code_rejected, also when there is no secret yet that could give a code */
async function provenFactor(
  context: Context,
  { user_id, totp_secret }: Activation,
  code: string,
): Promise<EnrolledFactor> {
  const enrolled = totp_secret && { sealed: totp_secret, place: activationTotpPlace(user_id) }
  const factor = enrolled && confirmEnrolment(context, enrolled, user_id, code)
  if (!factor) {
    await recordWrongCode(context, user_id)
    throw new ApiProblem('code_rejected')
  }
  return factor
}

async function recordWrongCode(context: Context, userId: string): Promise<void> {
  const { company_id: companyId } = await context.db
    .selectFrom('users')
    .select('company_id')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  await recordRepeated(context, {
    action: 'account.activation_code_rejected',
    countedBy: userId,
    subjectId: userId,
    companyId,
  })
}

async function activate(
  tx: Database,
  { user_id, password_hash }: Activation,
  factor: EnrolledFactor,
  now: Date,
): Promise<{ id: string; companyId: string | null }> {
  return tx
    .updateTable('users')
    .set({ password_hash, ...factor, updated_at: now })
    .where('id', '=', user_id)
    .returning(['id', 'company_id as companyId'])
    .executeTakeFirstOrThrow()
}
