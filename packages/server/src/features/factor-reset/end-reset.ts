import type { Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { resetStopped } from './stop-letters.ts'

/** Who does something about a reset; null for who is known by a mailed link only, or the machine. */
export interface Doer {
  readonly userId: string | null
  /** Null for the command line. */
  readonly address: string | null
}

/**
 * Ends a reset that is not over, whatever it waits for; false where there is none. Everybody who was
 * told that it would happen is told that it will not, and so are those who decided it.
 */
export async function endReset(
  { clock, jobs }: Pick<Services, 'clock' | 'jobs'>,
  tx: Database,
  which: { readonly id: string } | { readonly userId: string },
  reason: 'stopped' | 'signed_in',
  by: Doer,
): Promise<boolean> {
  const now = clock.now()
  const ended = await tx
    .updateTable('factor_resets')
    .set({ ended_at: now, end_reason: reason, token_hash: null, totp_secret: null })
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .$if('id' in which, (query) => query.where('id', '=', 'id' in which ? which.id : ''))
    .$if('userId' in which, (query) =>
      query.where('user_id', '=', 'userId' in which ? which.userId : ''),
    )
    .returning(['id', 'user_id', 'requested_by', 'approved_by'])
    .executeTakeFirst()
  if (!ended) return false
  const person = await tx
    .selectFrom('users')
    .select(['first_name', 'last_name', 'company_id'])
    .where('id', '=', ended.user_id)
    .executeTakeFirstOrThrow()
  await recordAudit(tx, {
    at: now,
    action: 'factor_reset.stopped',
    actorId: by.userId,
    companyId: person.company_id,
    subjectId: ended.user_id,
    address: by.address,
    details: { factorReset: ended.id, reason },
  })
  const told = await tx
    .selectFrom('users')
    .select(['email', 'locale'])
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('id', 'in', [ended.requested_by, ended.approved_by ?? ended.requested_by]),
        eb(
          'id',
          'in',
          eb.selectFrom('factor_reset_stops').select('user_id').where('reset_id', '=', ended.id),
        ),
      ]),
    )
    .execute()
  const name = `${person.first_name} ${person.last_name}`
  for (const { email, locale } of told) {
    await sendLetter({ jobs }, tx, email, resetStopped(locale, name, reason))
  }
  return true
}
