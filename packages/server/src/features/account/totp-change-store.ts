import type { Selectable } from 'kysely'
import type { ActorContext } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { TotpChanges } from '../../platform/storage/generated/schema.ts'

/** An authenticator that is being set up in place of the one in use. */
export type TotpChange = Selectable<TotpChanges>

/** Milliseconds in which it has to be confirmed. */
const lifetime = 10 * 60_000
const mostAttempts = 5

/** The place of the TOTP secret while it is being set up: see `SecretBox`. */
export function totpChangePlace(sessionId: string): string {
  return `totp_changes:${sessionId}:totp`
}

/**
 * Keeps a new secret for the session. One that the session was given before, or that another session
 * has, is never shown here: whoever began that one knows it.
 */
export async function putTotpChange(
  { actor, clock, db }: ActorContext,
  totpSecret: Buffer,
): Promise<void> {
  const row = {
    user_id: actor.userId,
    totp_secret: totpSecret,
    attempts: 0,
    expires_at: new Date(clock.now().getTime() + lifetime),
  }
  await db
    .insertInto('totp_changes')
    .values({ ...row, session_id: actor.sessionId })
    .onConflict((oc) => oc.column('session_id').doUpdateSet(row))
    .execute()
}

/** Counts a guess at the first code; undefined when there is none left, or nothing to guess. */
export async function countTotpChangeAttempt({
  actor,
  clock,
  db,
}: ActorContext): Promise<TotpChange | undefined> {
  return db
    .updateTable('totp_changes')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('session_id', '=', actor.sessionId)
    .where('user_id', '=', actor.userId)
    .where('expires_at', '>', clock.now())
    .where('attempts', '<', mostAttempts)
    .returningAll()
    .executeTakeFirst()
}

/** Spends it if the secret still is the one that was read; the loser of a race gets false. */
export async function useTotpChange(tx: Database, change: TotpChange): Promise<boolean> {
  const row = await tx
    .deleteFrom('totp_changes')
    .where('session_id', '=', change.session_id)
    .where('totp_secret', '=', change.totp_secret)
    .returning('session_id')
    .executeTakeFirst()
  return row !== undefined
}
