import type { Selectable } from 'kysely'
import type { Context } from '../../context.ts'
import { recordRepeated } from '../../platform/audit-repeated.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { Activations } from '../../platform/storage/generated/schema.ts'
import { hashToken } from '../../platform/tokens.ts'

/** A one-time link that was not used yet: for an account that is there, or for an invitation. */
export type Activation = Selectable<Activations>

// A factor being set up is guessed at by nobody but the owner of the link; still, not for ever.
const mostTotpAttempts = 10

/** The place of the TOTP secret while it is being set up: see `SecretBox`. */
export function activationTotpPlace({
  user_id,
  invitation_id,
}: Pick<Activation, 'user_id' | 'invitation_id'>): string {
  return `activations:${user_id ?? invitation_id}:totp`
}

/** Records what was done with a one-time link. */
export async function recordActivation(
  context: Context,
  action: 'account.activation_started' | 'account.activation_code_rejected',
  { user_id, invitation_id }: Pick<Activation, 'user_id' | 'invitation_id'>,
): Promise<void> {
  const subjectId = user_id ?? invitation_id ?? ''
  const table = user_id === null ? 'invitations' : 'users'
  const place = await context.db
    .selectFrom(table)
    .select('company_id')
    .where('id', '=', subjectId)
    .executeTakeFirst()
  const companyId = place?.company_id ?? null
  await recordRepeated(context, { action, countedBy: subjectId, subjectId, companyId })
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
    .returning('token_hash')
    .executeTakeFirst()
  return row !== undefined
}
