import type { NewFactorReset } from '@hezo/api'
import type { Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { createId } from '../../platform/ids.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'

const day = 86_400_000

/** Milliseconds in which a colleague has to approve. */
const waitsFor = 7 * day

/** Who of the staff decides. */
export interface StaffMember {
  readonly userId: string
  /** Null for the command line. */
  readonly address: string | null
}

/**
 * Writes down that a person has lost the second factor, with how staff made sure of it. Nothing else
 * happens until a colleague approves. The audit trail names the record; the call is told in it only.
 *
 * @returns the id of the reset.
 * @throws ApiProblem not_found, forbidden for one's own, factor_reset_open
 */
export async function requestReset(
  { clock }: Pick<Services, 'clock'>,
  tx: Database,
  { email, callBack }: NewFactorReset,
  by: StaffMember,
): Promise<string> {
  const now = clock.now()
  const person = await tx
    .selectFrom('users')
    .select(['id', 'company_id'])
    .where('email_key', '=', emailKeyOf(email))
    .where('password_hash', 'is not', null)
    .executeTakeFirst()
  if (!person) throw new ApiProblem('not_found')
  if (person.id === by.userId) throw new ApiProblem('forbidden')
  await tx
    .updateTable('factor_resets')
    .set({ ended_at: now, end_reason: 'expired', token_hash: null, totp_secret: null })
    .where('user_id', '=', person.id)
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', now)
    .execute()
  const id = createId('factorReset', now)
  const made = await tx
    .insertInto('factor_resets')
    .values({
      id,
      user_id: person.id,
      call_phone: callBack.phone,
      call_spoke_with: callBack.spokeWith,
      call_note: callBack.note,
      requested_by: by.userId,
      requested_at: now,
      expires_at: new Date(now.getTime() + waitsFor),
    })
    .onConflict((oc) => oc.column('user_id').where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new ApiProblem('factor_reset_open')
  await recordAudit(tx, {
    at: now,
    action: 'factor_reset.requested',
    actorId: by.userId,
    companyId: person.company_id,
    subjectId: person.id,
    address: by.address,
    details: { factorReset: id },
  })
  return id
}
