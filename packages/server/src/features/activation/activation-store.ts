import type { Selectable } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import type { Activations } from '../../platform/storage/generated/schema.ts'
import { hashToken } from '../../platform/tokens.ts'

/** An account waiting for its one-time link to be used. */
export type Activation = Selectable<Activations>

// A factor being set up is guessed at by nobody but the owner of the link; still, not for ever.
const mostTotpAttempts = 10

/** The place of the TOTP secret while it is being set up: see `SecretBox`. */
export function activationTotpPlace(userId: string): string {
  return `activations:${userId}:totp`
}

/** Counts a guess at the authenticator's code; undefined when the link is spent or too old. */
export async function countTotpAttempt(
  db: Database,
  token: string,
  now: Date,
): Promise<Activation | undefined> {
  return db
    .updateTable('activations')
    .set((eb) => ({ totp_attempts: eb('totp_attempts', '+', 1) }))
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .where('totp_attempts', '<', mostTotpAttempts)
    .returningAll()
    .executeTakeFirst()
}

/** Spends the link, once, if it still is as it was read: no other password was set since. */
export async function spendActivation(tx: Database, activation: Activation): Promise<boolean> {
  const row = await tx
    .deleteFrom('activations')
    .where('token_hash', '=', activation.token_hash)
    .where('password_hash', '=', activation.password_hash)
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}
