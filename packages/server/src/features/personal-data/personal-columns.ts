import type { PersonalSection } from './collect-personal-data.ts'

/** What becomes of a column that tells of a person. */
interface Handling {
  /** The section of the export that it is in, or why it is in none. */
  readonly exported: PersonalSection | { readonly not: string }
  /** After an erasure the row is gone, the value is gone, or it leads to an account without a name. */
  readonly erased: 'row' | 'value' | 'nameless'
}

const secret = { not: 'the way to another row of the same person' }

/**
 * Every column that holds a person's id, name or address (table.column → what becomes of it). A test
 * finds those of the database that are missing here.
 */
export const personalColumns: Readonly<Record<string, Handling>> = {
  'users.email': { exported: 'account', erased: 'value' },
  'users.email_key': { exported: { not: 'the address in lower case' }, erased: 'value' },
  'users.first_name': { exported: 'account', erased: 'value' },
  'users.last_name': { exported: 'account', erased: 'value' },
  'users.phone': { exported: 'account', erased: 'value' },
  'recovery_codes.user_id': { exported: 'recoveryCodes', erased: 'row' },
  'registrations.data': { exported: 'registrations', erased: 'row' },
  'registrations.email_key': { exported: { not: 'the address in lower case' }, erased: 'row' },
  'activations.user_id': { exported: 'activations', erased: 'row' },
  'invitations.email': { exported: 'invitationsReceived', erased: 'row' },
  'invitations.email_key': { exported: { not: 'the address in lower case' }, erased: 'row' },
  'invitations.first_name': { exported: 'invitationsReceived', erased: 'row' },
  'invitations.last_name': { exported: 'invitationsReceived', erased: 'row' },
  'invitations.invited_by': { exported: 'invitationsSent', erased: 'row' },
  'passkeys.user_id': { exported: 'passkeys', erased: 'row' },
  'passkeys.name': { exported: 'passkeys', erased: 'row' },
  'password_resets.user_id': { exported: 'passwordResets', erased: 'row' },
  'email_changes.user_id': { exported: 'emailChanges', erased: 'row' },
  'email_changes.email': { exported: 'emailChanges', erased: 'row' },
  'email_changes.email_key': { exported: { not: 'the address in lower case' }, erased: 'row' },
  'totp_changes.user_id': { exported: 'totpChanges', erased: 'row' },
  'totp_changes.session_id': { exported: 'totpChanges', erased: 'row' },
  'factor_resets.user_id': { exported: 'factorResets', erased: 'row' },
  'factor_resets.call_phone': { exported: 'factorResets', erased: 'row' },
  'factor_resets.requested_by': {
    exported: { not: 'who of the staff decided, about somebody else' },
    erased: 'nameless',
  },
  'factor_resets.approved_by': {
    exported: { not: 'who of the staff decided, about somebody else' },
    erased: 'nameless',
  },
  'factor_reset_stops.user_id': {
    exported: { not: 'a link that stops a reset, known by its hash alone' },
    erased: 'row',
  },
  'sign_in_challenges.user_id': { exported: 'signInAttempts', erased: 'row' },
  'sessions.user_id': { exported: 'sessions', erased: 'row' },
  'sessions.user_agent': { exported: 'sessions', erased: 'row' },
  'sessions.address': { exported: 'sessions', erased: 'row' },
  'sessions.address_block': { exported: 'sessions', erased: 'row' },
  'refresh_tokens.session_id': { exported: secret, erased: 'row' },
  'tickets.opened_by': { exported: 'tickets', erased: 'nameless' },
  'tickets.assignee_id': { exported: 'assignedTickets', erased: 'nameless' },
  'tickets.reporter_name': { exported: 'tickets', erased: 'value' },
  'tickets.reporter_email': { exported: 'tickets', erased: 'value' },
  'tickets.reporter_email_key': { exported: { not: 'the address in lower case' }, erased: 'value' },
  'messages.author_id': { exported: 'messages', erased: 'nameless' },
  'attachments.uploaded_by': { exported: 'attachments', erased: 'nameless' },
  'sharing_decisions.decided_by': { exported: 'sharingDecisions', erased: 'nameless' },
  'sharing_requests.requested_by': {
    exported: { not: 'a request of three days at most; the events tell of it' },
    erased: 'row',
  },
  'audit_events.actor_id': { exported: 'events', erased: 'nameless' },
  'audit_events.subject_id': { exported: 'events', erased: 'nameless' },
  'audit_events.address': { exported: 'events', erased: 'value' },
  'contact_requests.name': { exported: 'contactRequests', erased: 'row' },
  'contact_requests.email': { exported: 'contactRequests', erased: 'row' },
  'contact_requests.phone': { exported: 'contactRequests', erased: 'row' },
  'idempotency_keys.scope': {
    exported: { not: 'first replies of one day, sealed by keys that only the person has' },
    erased: 'row',
  },
}

/** Columns that look as if they told of a person and do not: table.column → of what. */
export const impersonalColumns: Readonly<Record<string, string>> = {
  'companies.name': 'of a company',
  'attachments.name': 'of a file',
  'imports.file_name': 'of a file',
  'migrations.name': 'of a migration',
  'audit_events.network': 'of some hundred addresses at least',
  'sessions.proven_by': 'of the way of a proof',
  'sessions.id': 'of a session, found by its person',
}
