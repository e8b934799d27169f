import type { TotpEnrolment } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import {
  createSealedTotpSecret,
  describeEnrolment,
  openTotpSecret,
} from '../account/totp-enrolment.ts'
import { isEmailCode } from '../account/email-code.ts'
import {
  countCodeAttempt,
  findLiveRegistration,
  recordWrongCode,
  type Registration,
  registrationTotpPlace,
} from './registration-store.ts'

/**
 * Takes the code from the mail and gives the secret for an authenticator app. Asked again, it gives
 * the same secret, so that a reload half way loses nothing.
 *
 * @throws ApiProblem registration_ended, code_rejected
 */
export async function verifyEmail(
  context: Context,
  { registrationToken, code }: { readonly registrationToken: string; readonly code: string },
): Promise<TotpEnrolment> {
  const { clock, db } = context
  const now = clock.now()
  const registration = await countCodeAttempt(db, registrationToken, now)
  if (!registration) {
    const live = await findLiveRegistration(db, registrationToken, now)
    if (live) await recordWrongCode(context, live, 'email')
    throw new ApiProblem(live ? 'code_rejected' : 'registration_ended')
  }
  if (!isEmailCode(code, registrationToken, registration.code_hash)) {
    await recordWrongCode(context, registration, 'email')
    throw new ApiProblem('code_rejected')
  }
  const place = registrationTotpPlace(registration.id)
  const sealed = await db.transaction().execute((tx) => keepProof(context, tx, registration, place))
  if (!sealed) throw new ApiProblem('registration_ended')
  const secret = openTotpSecret(context, sealed, place)
  return describeEnrolment(context, registration.data.person.email, secret)
}

/** Writes down that the address is proven; the sealed secret, unless the registration has ended. */
async function keepProof(
  context: Context,
  tx: Database,
  registration: Registration,
  place: string,
): Promise<Buffer | undefined> {
  const now = context.clock.now()
  const verified = await tx
    .updateTable('registrations')
    .set((eb) => ({
      code_attempts: 0,
      email_verified_at: eb.fn.coalesce('email_verified_at', eb.val(now)),
      totp_secret: eb.fn.coalesce('totp_secret', eb.val(createSealedTotpSecret(context, place))),
    }))
    .where('id', '=', registration.id)
    .where('completed_at', 'is', null)
    .returning('totp_secret')
    .executeTakeFirst()
  if (verified && registration.email_verified_at === null) {
    await recordAudit(tx, {
      at: now,
      action: 'registration.email_verified',
      actorId: null,
      companyId: registration.company_id,
      subjectId: registration.id,
      address: context.request.address,
    })
  }
  return verified?.totp_secret ?? undefined
}
