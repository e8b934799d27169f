import type { RegistrationData, StartedRegistration } from '@hezo/api'
import { warsawDate } from '@hezo/domain'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { createId } from '../../platform/ids.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'
import { requireUncommonPassword } from '../account/require-uncommon-password.ts'
import { createEmailCode, hashEmailCode } from '../account/email-code.ts'
import { findEntitledCompany } from './find-entitled-company.ts'
import { sendRegistrationMail } from './registration-mails.ts'
import { registrationLimits } from './registration-store.ts'
import { restoreProofAttempt, spendProofAttempt, spendRecipient } from './registration-throttles.ts'

const throttled = { action: 'registration.throttled', countedBy: '' } as const

/**
 * Begins a registration for whoever proves the entitlement. The answer does not tell whether the
 * e-mail address has an account already: only the mail that goes there does.
 *
 * @throws ApiProblem validation_failed, entitlement_rejected, rate_limited, overloaded
 */
export async function createRegistration(
  context: Context,
  { password, ...data }: RegistrationData,
): Promise<StartedRegistration> {
  const { clock, db, passwords, request } = context
  const now = clock.now()
  requireUncommonPassword(password)
  await recordThrottled(context, throttled, () => spendProofAttempt(context, data))
  // Both are done whatever the answer, so that all wrong proofs take the same time.
  const [companyId, passwordHash] = await Promise.all([
    findEntitledCompany(db, data, warsawDate(now)),
    passwords.hash(password),
  ])
  if (companyId === undefined) {
    await recordRepeated(context, { action: 'registration.refused', countedBy: '' })
    throw new ApiProblem('entitlement_rejected')
  }
  await restoreProofAttempt(context, data)
  await recordThrottled(context, throttled, () => spendRecipient(context, data.person.email))

  return context.transact(async (tx) => {
    const id = createId('registration', now)
    const token = createToken()
    const expiresAt = new Date(now.getTime() + registrationLimits.lifetime)
    const code = createEmailCode()
    const sent = await sendRegistrationMail(context, tx, data, code)
    await tx
      .insertInto('registrations')
      .values({
        id,
        token_hash: hashToken(token),
        data: JSON.stringify(data),
        email_key: emailKeyOf(data.person.email),
        password_hash: passwordHash,
        company_id: companyId,
        code_hash: hashEmailCode(sent.code, token),
        code_expires_at: new Date(now.getTime() + registrationLimits.codeLifetime),
        created_at: now,
        expires_at: expiresAt,
      })
      .execute()
    await recordAudit(tx, {
      at: now,
      action: 'registration.started',
      actorId: null,
      companyId,
      subjectId: id,
      address: request.address,
    })
    return { registrationToken: token, expiresAt: expiresAt.toISOString() }
  })
}
