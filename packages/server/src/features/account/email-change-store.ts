import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import type { EmailChanges } from '../../platform/storage/generated/schema.ts'
import { hashToken } from '../../platform/tokens.ts'

/** A change of address that waits for the codes of both mailboxes. */
export type EmailChange = Selectable<EmailChanges>

/** How a change is paced. */
export const emailChangeLimits = {
  /** Milliseconds. */
  lifetime: 30 * 60_000,
  attempts: 5,
} as const

/** Keeps a new change, in place of an older one of the same person. */
export async function putEmailChange(
  tx: Database,
  change: Omit<Insertable<EmailChanges>, 'attempts'>,
): Promise<void> {
  const row = { ...change, attempts: 0 }
  await tx
    .insertInto('email_changes')
    .values(row)
    .onConflict((oc) => oc.column('user_id').doUpdateSet(row))
    .execute()
}

/** Counts a guess at the two codes; undefined when there is none left, or nothing to guess. */
export async function countEmailChangeAttempt(
  db: Database,
  userId: string,
  token: string,
  now: Date,
): Promise<EmailChange | undefined> {
  return db
    .updateTable('email_changes')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('user_id', '=', userId)
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .where('attempts', '<', emailChangeLimits.attempts)
    .returningAll()
    .executeTakeFirst()
}

/** Spends it; the loser of a race gets false. */
export async function useEmailChange(tx: Database, change: EmailChange): Promise<boolean> {
  const row = await tx
    .deleteFrom('email_changes')
    .where('user_id', '=', change.user_id)
    .where('token_hash', '=', change.token_hash)
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}
