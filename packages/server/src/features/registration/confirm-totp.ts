import type { RegisteredAccount } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { createId } from '../../platform/ids.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { createRecoveryCodes, replaceRecoveryCodes } from '../account/recovery-codes.ts'
import { confirmEnrolment, type EnrolledFactor } from '../account/totp-enrolment.ts'
import { type Admission, admitNewcomer, tellOwners } from '../people/newcomers.ts'
import { startSession } from '../sign-in/start-session.ts'
import { claimReportedTickets } from '../tickets/claim-reported-tickets.ts'
import {
  completeRegistration,
  countTotpAttempt,
  recordWrongCode,
  type Registration,
  registrationTotpPlace,
} from './registration-store.ts'

/**
 * Finishes a registration with the authenticator's first code: the account, its recovery codes and
 * its first session come into being together, once.
 *
 * @throws ApiProblem registration_ended, code_rejected, overloaded
 */
export async function confirmTotp(
  context: Context,
  { registrationToken, code }: { readonly registrationToken: string; readonly code: string },
): Promise<RegisteredAccount> {
  const { clock, db, request } = context
  const now = clock.now()
  const registration = await countTotpAttempt(db, registrationToken, now)
  if (!registration) throw new ApiProblem('registration_ended')
  const userId = createId('user', now)
  const factor = await provenFactor(context, registration, userId, code)
  const recoveryCodes = factor && (await createRecoveryCodes(context, userId))

  return context.transact(async (tx) => {
    // Finished before: only a repeat of the request that did it gets its answer again.
    if (!factor || !recoveryCodes) throw new ApiProblem('registration_ended')
    const admission = await admitNewcomer(tx, registration.company_id, now)
    const made =
      (await completeRegistration(tx, registration.id, now)) &&
      (await insertCustomer(tx, registration, { id: userId, now, ...admission, ...factor }))
    if (!made) throw new ApiProblem('registration_ended')
    await replaceRecoveryCodes(tx, userId, recoveryCodes)
    const { company_id: companyId, email_key: emailKey } = registration
    await claimReportedTickets(tx, { id: userId, companyId, emailKey })
    const isWaiting = admission.approvedAt === null
    const newcomer = { ...registration.data.person, id: userId, isWaiting }
    await tellOwners(context, tx, admission.company, newcomer)
    await recordAudit(tx, {
      at: now,
      action: 'registration.completed',
      actorId: userId,
      companyId: registration.company_id,
      subjectId: registration.id,
      address: request.address,
      details: { isOwner: admission.isOwner, isWaiting },
    })
    const person = { id: userId, companyId: registration.company_id }
    const tokens = await startSession(context, tx, person, 'totp_enrolment')
    return { recoveryCodes: recoveryCodes.shown, tokens, isApproved: !isWaiting }
  })
}

/** Undefined when the registration was finished before. */
async function provenFactor(
  context: Context,
  registration: Registration,
  userId: string,
  code: string,
): Promise<EnrolledFactor | undefined> {
  const { id, totp_secret } = registration
  if (!totp_secret) return undefined
  const enrolled = { sealed: totp_secret, place: registrationTotpPlace(id) }
  const factor = confirmEnrolment(context, enrolled, userId, code)
  if (!factor) {
    await recordWrongCode(context, registration, 'totp')
    throw new ApiProblem('code_rejected')
  }
  return factor
}

/** False when the e-mail address got an account in the meantime. */
async function insertCustomer(
  tx: Database,
  { company_id, data, email_key, password_hash }: Registration,
  {
    id,
    isOwner,
    approvedAt,
    now,
    totp_secret,
    totp_last_step,
  }: EnrolledFactor & Admission & { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const { email, firstName, lastName, phone } = data.person
  const row = await tx
    .insertInto('users')
    .values({
      id,
      role: 'customer',
      company_id,
      is_owner: isOwner,
      first_name: firstName,
      last_name: lastName,
      email,
      email_key,
      phone,
      locale: data.locale,
      password_hash,
      totp_secret,
      totp_last_step,
      approved_at: approvedAt,
      created_at: now,
      updated_at: now,
    })
    .onConflict((oc) => oc.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
