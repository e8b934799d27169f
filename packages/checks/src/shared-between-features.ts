/**
 * What one feature of the server lends to the others (path below `features/` → why). Features lend
 * rules that must exist once, and an answer that two of them give; they do not lend queries of their
 * own. An entry more is a decision to be seen in review.
 */
export const sharedBetweenFeatures: Readonly<Record<string, string>> = {
  'account/recovery-codes.ts': 'every way to an account ends with a set of recovery codes',
  'account/accept-password.ts': 'one judgement of a new password of somebody known',
  'account/close-open-ways.ts':
    'whatever a person signs in with changes, what was begun before ends',
  'account/email-code.ts': 'one kind of mailed code, whatever it is for',
  'account/require-uncommon-password.ts': 'one rule of which passwords are too common',
  'account/totp-enrolment.ts':
    'every way to an account sets up an authenticator, by the same steps',
  'account/totp-change-store.ts':
    'what is sealed for a new authenticator is sealed anew with new keys',
  'activation/activation-store.ts': 'what is sealed for an activation is sealed anew with new keys',
  'audit/concerns-person.ts': 'one answer to which events are about a person',
  'audit/shown-to-companies.ts': 'one rule of what leaves HEZO of an event',
  'attachments/file-kind.ts': 'a file is told by its content, wherever it comes from',
  'attachments/keep-blob.ts': 'content is kept under one lock, whoever writes the row',
  'attachments/list-attachments.ts': 'a message is read with its files',
  'attachments/take-attachments.ts': 'what is written takes files along',
  'contracts/visible-contracts.ts': 'a ticket is opened only on a contract that the actor sees',
  'documents/look.ts': 'all documents look alike',
  'documents/local-time.ts': 'all documents write times alike',
  'documents/create-documents.ts': 'the dialogue of a moved ticket is set as PDF',
  'passkeys/relying-party.ts': 'passkeys are offered only where they work',
  'factor-reset/end-open-resets.ts':
    'a second factor that is used is not lost, wherever it is used',
  'factor-reset/factor-reset-store.ts': 'what is sealed for a reset is sealed anew with new keys',
  'people/accept-invitation.ts': 'a one-time link opens an account or makes an invited one',
  'people/forget-person.ts': 'whoever goes loses every way in, by the same steps',
  'people/lock-company.ts': 'whoever changes who belongs to a company takes turns',
  'people/members.ts': 'one answer to who belongs to a company',
  'people/newcomers.ts': 'who comes into a company, and how, is one rule',
  'people/owners.ts': 'a company with people keeps an owner',
  'registration/registration-store.ts':
    'what is sealed for a registration is sealed anew with new keys',
  'registration/registration-throttles.ts':
    'mails that nobody at an address may have asked for count together',
  'sharing/sharing-decisions.ts': 'opening a ticket is the first decision about sharing it',
  'sharing/request-sharing.ts': 'opening a ticket in a frame asks for consent by email',
  'sharing/sharing-emails.ts': 'owners are emailed each consent, the one at opening too',
  'sign-in/answer-challenge.ts':
    'every second factor answers a challenge in one way, on one budget',
  'sign-in/challenges.ts': 'after a password, a passkey of that person is asked for',
  'sign-in/end-session.ts': 'whatever ends sessions ends them in one way',
  'sign-in/factor-proof.ts': 'a second factor is used up in one way, whatever it opens',
  'sign-in/failed-sign-ins.ts': 'wrong passwords count together, wherever they are typed',
  'sign-in/find-place.ts': 'one idea of where a person is known',
  'sign-in/fresh-proof.ts': 'one rule of what counts as a fresh proof',
  'sign-in/prove-again.ts': 'every second factor proves a session anew in one way, on one budget',
  'sign-in/sign-in-throttles.ts': 'guesses count together, wherever they are made',
  'sign-in/start-session.ts': 'the one place that gives out tokens, after both factors',
  'staff/add-staff.ts': 'the demo data brings an engineer along',
  'tickets/claim-reported-tickets.ts':
    'who registers becomes the opener of what he reported before',
  'tickets/get-ticket.ts': 'whoever changes a ticket answers with the ticket as it is read',
  'tickets/visible-messages.ts': 'a file is seen by whoever sees its message',
  'tickets/visible-tickets.ts': 'the one rule of who sees which ticket',
}
