import { sql } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import { collectCases, type PersonalCases } from './collect-cases.ts'
import { collectEvents } from './collect-events.ts'
import type { DataSubject } from './data-subject.ts'
import { type PersonalRow, personalRows } from './personal-rows.ts'
import { registrationsOf } from './registrations-of.ts'

/** Everything stored about a person, by section. */
export interface PersonalData extends PersonalCases {
  readonly account: readonly PersonalRow[]
  readonly company: readonly PersonalRow[]
  readonly registrations: readonly PersonalRow[]
  readonly activations: readonly PersonalRow[]
  readonly invitationsReceived: readonly PersonalRow[]
  readonly invitationsSent: readonly PersonalRow[]
  readonly recoveryCodes: readonly PersonalRow[]
  readonly passkeys: readonly PersonalRow[]
  readonly passwordResets: readonly PersonalRow[]
  readonly emailChanges: readonly PersonalRow[]
  readonly totpChanges: readonly PersonalRow[]
  readonly factorResets: readonly PersonalRow[]
  readonly signInAttempts: readonly PersonalRow[]
  readonly sessions: readonly PersonalRow[]
  readonly sharingDecisions: readonly PersonalRow[]
  readonly contactRequests: readonly PersonalRow[]
  readonly events: readonly PersonalRow[]
}

/** A part of the export. */
export type PersonalSection = keyof PersonalData

// What guards an account is no data for its owner either: a copy of it could open the account.
const secrets = [
  'password_hash',
  'password_check_hash',
  'totp_secret',
  'totp_last_step',
  'token_hash',
  'account_hash',
  'code_hash',
  'current_code_hash',
  'new_code_hash',
  'passkey_handle',
  'credential_id',
  'public_key',
]

/** Collects all that is stored about a person, as it is at one moment. */
export async function collectPersonalData(
  db: Database,
  person: DataSubject,
): Promise<PersonalData> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => collect(tx, person))
}

async function collect(db: Database, person: DataSubject): Promise<PersonalData> {
  const { id, companyId, emailKey } = person
  const ofUser = sql`entry.user_id = ${id}`
  return {
    account: await personalRows(db, 'users', sql`entry.id = ${id}`, [...secrets, 'email_key']),
    company: await personalRows(db, 'companies', sql`entry.id = ${companyId ?? ''}`, [
      'approves_new_people',
      'created_at',
      'updated_at',
    ]),
    activations: await personalRows(db, 'activations', ofUser, secrets),
    invitationsSent: await personalRows(db, 'invitations', sql`entry.invited_by = ${id}`, [
      'email',
      'email_key',
      'first_name',
      'last_name',
      'locale',
      'invited_by',
    ]),
    recoveryCodes: await personalRows(db, 'recovery_codes', ofUser, [...secrets, 'user_id']),
    passkeys: await personalRows(db, 'passkeys', ofUser, [...secrets, 'user_id']),
    passwordResets: await personalRows(db, 'password_resets', ofUser, [...secrets, 'user_id']),
    emailChanges: await personalRows(db, 'email_changes', ofUser, [
      ...secrets,
      'user_id',
      'email_key',
    ]),
    totpChanges: await personalRows(db, 'totp_changes', ofUser, [...secrets, 'user_id']),
    factorResets: await personalRows(db, 'factor_resets', ofUser, [
      ...secrets,
      'user_id',
      'requested_by',
      'approved_by',
    ]),
    signInAttempts: await personalRows(db, 'sign_in_challenges', ofUser, [...secrets, 'user_id']),
    sessions: await personalRows(db, 'sessions', ofUser, ['user_id']),
    ...(await collectOfAddress(db, emailKey, id)),
    ...(await collectCases(db, person)),
    sharingDecisions: await personalRows(db, 'sharing_decisions', sql`entry.decided_by = ${id}`),
    events: await collectEvents(db, person),
  }
}

/** What is kept by an address alone. */
type OfAddress = Pick<PersonalData, 'registrations' | 'invitationsReceived' | 'contactRequests'>

/** Collects what was begun or sent under an address, or made the account of this id. */
export async function collectOfAddress(
  db: Database,
  emailKey: string,
  userId = '',
): Promise<OfAddress> {
  const ofAddress = sql`entry.email_key = ${emailKey}`
  return {
    // Who did not prove the address may have typed somebody else's.
    registrations: await personalRows(
      db,
      'registrations',
      sql`${ofAddress} AND entry.email_verified_at IS NOT NULL
        OR entry.id IN (${registrationsOf(db, userId)})`,
      [...secrets, 'email_key'],
    ),
    invitationsReceived: await personalRows(db, 'invitations', ofAddress, [
      'email_key',
      'invited_by',
    ]),
    contactRequests: await personalRows(
      db,
      'contact_requests',
      sql`lower(entry.email) = ${emailKey}`,
    ),
  }
}

/** The sections, empty. */
export const noPersonalData: PersonalData = {
  account: [],
  company: [],
  registrations: [],
  activations: [],
  invitationsReceived: [],
  invitationsSent: [],
  recoveryCodes: [],
  passkeys: [],
  passwordResets: [],
  emailChanges: [],
  totpChanges: [],
  factorResets: [],
  signInAttempts: [],
  sessions: [],
  tickets: [],
  assignedTickets: [],
  messages: [],
  attachments: [],
  sharingDecisions: [],
  contactRequests: [],
  events: [],
}
