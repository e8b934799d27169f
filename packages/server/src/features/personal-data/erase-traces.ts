import { type Expression, expressionBuilder, sql, type SqlBool } from 'kysely'
import type { Services } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'
import { registrationsOf } from './registrations-of.ts'

/** Takes back the letters to an address that have not left. */
export async function withdrawLetters(
  { jobs }: Pick<Services, 'jobs'>,
  tx: Database,
  emailKey: string,
): Promise<void> {
  await jobs.withdraw(tx, 'mail', ({ to }) => to?.toLowerCase() === emailKey)
}

/**
 * Erases what is kept by an e-mail address: registrations, invitations, questions sent by the form, and
 * who reported the moved tickets that `reported` means. Resolves with how many rows that were.
 */
export async function eraseTracesOfAddress(
  tx: Database,
  emailKey: string,
  reported: Expression<SqlBool>,
): Promise<number> {
  const gone = [
    await tx.deleteFrom('registrations').where('email_key', '=', emailKey).executeTakeFirst(),
    await tx.deleteFrom('invitations').where('email_key', '=', emailKey).executeTakeFirst(),
    await tx
      .deleteFrom('contact_requests')
      .where(sql<string>`lower(email)`, '=', emailKey)
      .executeTakeFirst(),
  ]
  const { numUpdatedRows } = await tx
    .updateTable('tickets')
    .set({
      reporter_name: sql`CASE WHEN opened_by IS NULL THEN '' END`,
      reporter_email: null,
      reporter_email_key: null,
    })
    .where('reporter_email_key', '=', emailKey)
    .where(reported)
    .executeTakeFirst()
  const deleted = gone.reduce((sum, { numDeletedRows }) => sum + numDeletedRows, 0n)
  return Number(deleted + numUpdatedRows)
}

/** The moved tickets of one account: his own, and those of the company that nobody has claimed. */
export function reportedBy(person: {
  readonly id: string
  readonly companyId: string | null
}): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'tickets'>()
  return eb.or([
    eb('tickets.opened_by', '=', person.id),
    eb.and([eb('tickets.opened_by', 'is', null), eb('tickets.company_id', '=', person.companyId)]),
  ])
}

/**
 * Erases what is kept under an account beside its row: how it registered, sessions, files that wait,
 * replies, addresses.
 */
export async function eraseTracesOfAccount(tx: Database, userId: string): Promise<void> {
  await tx.deleteFrom('registrations').where('id', 'in', registrationsOf(tx, userId)).execute()
  await tx.deleteFrom('sessions').where('user_id', '=', userId).execute()
  await tx
    .deleteFrom('attachments')
    .where('uploaded_by', '=', userId)
    .where('ticket_id', 'is', null)
    .execute()
  await tx.deleteFrom('idempotency_keys').where('scope', 'like', `${userId} %`).execute()
  await tx
    .updateTable('audit_events')
    .set({ address: null })
    .where('address', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('actor_id', '=', userId),
        eb.and([eb('subject_id', '=', userId), eb('actor_id', 'is', null)]),
      ]),
    )
    .execute()
}
