import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import type { PasswordResets } from '../../platform/storage/generated/schema.ts'
import { hashToken } from '../../platform/tokens.ts'

/** A reset under way; `user_id` is null where the address has no account. */
export type PasswordReset = Selectable<PasswordResets>

/** How a reset is paced. */
export const passwordResetLimits = {
  /** Milliseconds. */
  lifetime: 30 * 60_000,
  /** Tries that fail, for whichever of its two codes. */
  attempts: 5,
} as const

/** What is kept of the address that was typed: enough to tell whether it is the same. */
function accountHashOf(emailKey: string): Buffer {
  return createHash('sha256').update(`password-reset ${emailKey}`).digest()
}

/** Whether a reset was begun under this address, and so its code mailed to it. */
export function isOfAddress({ account_hash }: PasswordReset, emailKey: string): boolean {
  return account_hash.equals(accountHashOf(emailKey))
}

/** Keeps a new reset, in place of an older one for the same address. */
export async function putPasswordReset(
  tx: Database,
  emailKey: string,
  reset: Pick<PasswordReset, 'token_hash' | 'user_id' | 'code_hash' | 'created_at' | 'expires_at'>,
): Promise<void> {
  const row = { ...reset, attempts: 0 }
  await tx
    .insertInto('password_resets')
    .values({ ...row, account_hash: accountHashOf(emailKey) })
    .onConflict((oc) => oc.column('account_hash').doUpdateSet(row))
    .execute()
}

/** Counts a try; undefined when there is none left, or nothing to try for. */
export async function countResetAttempt(
  db: Database,
  token: string,
  now: Date,
): Promise<PasswordReset | undefined> {
  return db
    .updateTable('password_resets')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .where('attempts', '<', passwordResetLimits.attempts)
    .returningAll()
    .executeTakeFirst()
}

/** Gives a try back: both codes were right. */
export async function restoreResetAttempt(db: Database, token: string): Promise<void> {
  await db
    .updateTable('password_resets')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('token_hash', '=', hashToken(token))
    .where('attempts', '>', 0)
    .execute()
}

/** Spends a reset; the loser of a race gets false. */
export async function usePasswordReset(tx: Database, token: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('password_resets')
    .where('token_hash', '=', hashToken(token))
    .returning('token_hash')
    .executeTakeFirst()
  return row !== undefined
}
