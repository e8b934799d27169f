import type { Selectable } from 'kysely'
import type { Context } from '../../context.ts'
import { recordRepeated } from '../../platform/audit-repeated.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { Activations } from '../../platform/storage/generated/schema.ts'
import { hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'

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

/**
 * Whom a one-time link is for, while it can lead to an account: neither used nor expired, with codes
 * left to try, and for an invitation whose address has got no account since.
 *
 * @throws ApiProblem activation_ended
 */
export async function findActivation(db: Database, token: string, now: Date) {
  const found = await db
    .selectFrom('activations')
    .leftJoin('users', 'users.id', 'activations.user_id')
    .leftJoin('invitations', 'invitations.id', 'activations.invitation_id')
    .leftJoin('users as other', 'other.email_key', 'invitations.email_key')
    .leftJoin('companies', (join) =>
      join.on((eb) =>
        eb('companies.id', '=', eb.fn.coalesce('users.company_id', 'invitations.company_id')),
      ),
    )
    .select(['activations.user_id', 'activations.invitation_id'])
    .select((eb) => [
      eb.fn.coalesce('users.first_name', 'invitations.first_name').as('firstName'),
      eb.fn.coalesce('users.last_name', 'invitations.last_name').as('lastName'),
      eb.fn.coalesce('users.email', 'invitations.email').as('email'),
    ])
    .select(['companies.name as company', 'companies.nip'])
    .where('activations.token_hash', '=', hashToken(token))
    .where('activations.expires_at', '>', now)
    .where('activations.totp_attempts', '<', mostTotpAttempts)
    .where('other.id', 'is', null)
    .executeTakeFirst()
  const { firstName, lastName, email } = found ?? {}
  if (!found || !email) throw new ApiProblem('activation_ended')
  return { ...found, email, firstName: firstName ?? '', lastName: lastName ?? '' }
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
