import type { Selectable } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import type { FactorResets } from '../../platform/storage/generated/schema.ts'
import { hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'

/** A reset whose link was mailed and still works. */
export type OpenReset = Selectable<FactorResets>

const mostTotpAttempts = 10

/** The place of the TOTP secret while it is being set up: see `SecretBox`. */
export function factorResetPlace(resetId: string): string {
  return `factor_resets:${resetId}:totp`
}

/**
 * The reset that an emailed link belongs to, with the person.
 *
 * @throws ApiProblem factor_reset_ended
 */
export async function findOpenReset(db: Database, token: string, now: Date) {
  const found = await db
    .selectFrom('factor_resets')
    .innerJoin('users', 'users.id', 'factor_resets.user_id')
    .select(['factor_resets.id', 'users.id as userId', 'users.email', 'users.email_key'])
    .select('users.password_hash')
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!found) throw new ApiProblem('factor_reset_ended')
  return found
}

/** Keeps the secret of the authenticator that is set up; undefined when the link has ended. */
export async function putResetSecret(
  db: Database,
  resetId: string,
  totpSecret: Buffer,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('factor_resets')
    .set({ totp_secret: totpSecret, totp_attempts: 0 })
    .where('id', '=', resetId)
    .where('token_hash', 'is not', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Counts a guess at the new authenticator's first code; undefined when the link has ended. */
export async function countResetTotpAttempt(
  db: Database,
  token: string,
  now: Date,
): Promise<OpenReset | undefined> {
  return db
    .updateTable('factor_resets')
    .set((eb) => ({ totp_attempts: eb('totp_attempts', '+', 1) }))
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('totp_attempts', '<', mostTotpAttempts)
    .returningAll()
    .executeTakeFirst()
}

/** Completes a reset if nobody ended it and the secret still is the one that was read. */
export async function completeReset(tx: Database, reset: OpenReset, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('factor_resets')
    .set({ ended_at: now, end_reason: 'completed', token_hash: null, totp_secret: null })
    .where('id', '=', reset.id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('totp_secret', '=', reset.totp_secret)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
