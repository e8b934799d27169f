import type { RegistrationData } from '@hezo/api'
import type { Selectable } from 'kysely'
import type { Context } from '../../context.ts'
import { recordRepeated } from '../../platform/audit-repeated.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { Registrations } from '../../platform/storage/generated/schema.ts'
import { hashToken } from '../../platform/tokens.ts'

/** What a person filled in; the password is kept apart, as a hash. */
export type TypedData = Omit<RegistrationData, 'password'>

/** A registration under way. */
export type Registration = Omit<Selectable<Registrations>, 'data'> & { readonly data: TypedData }

/** How a registration is paced. */
export const registrationLimits = {
  /** Milliseconds from the first step to the last. */
  lifetime: 24 * 3_600_000,
  /** Milliseconds a mailed code is good for. */
  codeLifetime: 30 * 60_000,
  /** Guesses at one mailed code, and at the authenticator's first code. */
  codeAttempts: 5,
  totpAttempts: 10,
  /** The first mail and three more. */
  emails: 4,
  /** Milliseconds between two mails. */
  emailPause: 60_000,
} as const

/** The registration a token belongs to, as long as it can still be finished. */
export async function findLiveRegistration(
  db: Database,
  token: string,
  now: Date,
): Promise<Registration | undefined> {
  const row = await db
    .selectFrom('registrations')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('completed_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && typed(row)
}

/** Counts a guess at the mailed code; undefined when there is none left, or nothing to guess. */
export async function countCodeAttempt(
  db: Database,
  token: string,
  now: Date,
): Promise<Registration | undefined> {
  const row = await db
    .updateTable('registrations')
    .set((eb) => ({ code_attempts: eb('code_attempts', '+', 1) }))
    .where('token_hash', '=', hashToken(token))
    .where('completed_at', 'is', null)
    .where('expires_at', '>', now)
    .where('code_expires_at', '>', now)
    .where('code_attempts', '<', registrationLimits.codeAttempts)
    .returningAll()
    .executeTakeFirst()
  return row && typed(row)
}

/**
 * Counts a guess at the authenticator's code; undefined when there is none left, or nothing to
 * guess. A finished registration still counts: its last step may be asked for again.
 */
export async function countTotpAttempt(
  db: Database,
  token: string,
  now: Date,
): Promise<Registration | undefined> {
  const row = await db
    .updateTable('registrations')
    .set((eb) => ({ totp_attempts: eb('totp_attempts', '+', 1) }))
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .where('email_verified_at', 'is not', null)
    .where('totp_attempts', '<', registrationLimits.totpAttempts)
    .returningAll()
    .executeTakeFirst()
  return row && typed(row)
}

/** Records a wrong code: the mailed one, or the authenticator's. */
export async function recordWrongCode(
  context: Context,
  { id, company_id }: Registration,
  method: 'email' | 'totp',
): Promise<void> {
  await recordRepeated(context, {
    action: 'registration.code_rejected',
    countedBy: id,
    subjectId: id,
    companyId: company_id,
    details: { method },
  })
}

/** Ends a registration, once; the loser of a race gets false. Its secrets go, what was typed stays. */
export async function completeRegistration(tx: Database, id: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('registrations')
    .set({ completed_at: now, password_hash: '', totp_secret: null })
    .where('id', '=', id)
    .where('completed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

function typed(row: Selectable<Registrations>): Registration {
  return { ...row, data: row.data as unknown as TypedData }
}

/** The place of the TOTP secret while it is being set up: see `SecretBox`. */
export function registrationTotpPlace(registrationId: string): string {
  return `registrations:${registrationId}:totp`
}
