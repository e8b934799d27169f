import type { NewAccount } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { createId } from '../../platform/ids.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { createRecoveryCodes, replaceRecoveryCodes } from '../account/recovery-codes.ts'
import { confirmEnrolment, type EnrolledFactor } from '../account/totp-enrolment.ts'
import { acceptInvitation, holdInvitation } from '../people/accept-invitation.ts'
import { startSession } from '../sign-in/start-session.ts'
import {
  type Activation,
  activationTotpPlace,
  countTotpAttempt,
  recordActivation,
  spendActivation,
} from './activation-store.ts'

/**
 * Finishes an activation with the authenticator's first code: the account can be signed in to from
 * then on, and the link is spent. An invited person's account comes into being with it.
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
  const userId = activation?.user_id ?? createId('user', now)
  const factor = activation && (await provenFactor(context, activation, userId, code))
  const recoveryCodes = activation && (await createRecoveryCodes(context, userId))

  return context.transact(async (tx) => {
    // Spent before: only a repeat of the request that did it gets its answer again.
    const person =
      activation && factor && (await activate(context, tx, activation, { id: userId, ...factor }))
    if (!person || !recoveryCodes) throw new ApiProblem('activation_ended')
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
  activation: Activation,
  userId: string,
  code: string,
): Promise<EnrolledFactor> {
  const { totp_secret: sealed } = activation
  const enrolled = sealed && { sealed, place: activationTotpPlace(activation) }
  const factor = enrolled && confirmEnrolment(context, enrolled, userId, code)
  if (!factor) {
    await recordActivation(context, 'account.activation_code_rejected', activation)
    throw new ApiProblem('code_rejected')
  }
  return factor
}

/** Spends the link on what it is for; undefined when it cannot be any more. */
async function activate(
  context: Context,
  tx: Database,
  activation: Activation,
  factor: EnrolledFactor & { readonly id: string },
): Promise<{ id: string; companyId: string | null } | undefined> {
  const { invitation_id: invitationId, password_hash: passwordHash } = activation
  if (passwordHash === null) return undefined
  const held = invitationId === null ? undefined : await holdInvitation(tx, invitationId)
  if (invitationId !== null && !held) return undefined
  if (!(await spendActivation(tx, activation))) return undefined
  const account = { ...factor, password_hash: passwordHash }
  if (held) return acceptInvitation(context, tx, held, account)
  return tx
    .updateTable('users')
    .set({ ...account, updated_at: context.clock.now() })
    .where('id', '=', factor.id)
    .returning(['id', 'company_id as companyId'])
    .executeTakeFirst()
}
