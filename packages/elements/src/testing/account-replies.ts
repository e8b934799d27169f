import type { AuditEvent, Company, Invitation, Member, Passkey, SessionView } from '@hezo/api'
import { companies, id, me } from './support-replies.ts'

/** A session of the person; the first is the one that the page is in. */
export function session(number: number, changes: Partial<SessionView> = {}): SessionView {
  return {
    id: id('ses', number),
    isCurrent: number === 1,
    browser: 'Firefox',
    system: 'Windows',
    address: `192.0.2.${number}`,
    isBoundToDevice: true,
    startedAt: '2026-11-22T07:30:00.000Z',
    lastUsedAt: '2026-11-22T13:05:00.000Z',
    ...changes,
  }
}

/** A person of the company; the first is the one who is signed in. */
export function member(number: number, changes: Partial<Member> = {}): Member {
  const { firstName, lastName, email } = me()
  const first = number === 1
  return {
    id: id('usr', number),
    firstName: first ? firstName : 'Jan',
    lastName: first ? lastName : `Lis ${number}`,
    email: first ? email : `jan${number}@firma.pl`,
    isOwner: first,
    status: 'active',
    createdAt: '2026-11-02T08:30:00.000Z',
    lastSignInAt: '2026-11-22T13:05:00.000Z',
    ...changes,
  }
}

export function invitation(number: number, changes: Partial<Invitation> = {}): Invitation {
  return {
    id: id('inv', number),
    email: `ewa${number}@firma.pl`,
    firstName: 'Ewa',
    lastName: `Wilk ${number}`,
    locale: 'pl',
    isOwner: false,
    invitedBy: { id: me().id, name: 'Anna Nowak' },
    createdAt: '2026-11-22T13:05:00.000Z',
    expiresAt: '2026-11-29T13:05:00.000Z',
    ...changes,
  }
}

/** The company of the person. */
export function company(approvesNewPeople = false): Company {
  return { ...companies.own, nip: 'PL1234563218', approvesNewPeople }
}

export function passkey(number: number, changes: Partial<Passkey> = {}): Passkey {
  return {
    id: id('pky', number),
    name: `Klucz ${number}`,
    isSynced: true,
    createdAt: '2026-11-02T08:30:00.000Z',
    lastUsedAt: '2026-11-22T13:05:00.000Z',
    ...changes,
  }
}

/** Something that happened. */
export function event(number: number, changes: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: String(number),
    at: '2026-11-22T13:05:00.000Z',
    action: 'session.started',
    actor: { id: me().id, name: 'Anna Nowak', kind: 'customer' },
    subject: null,
    companyId: companies.own.id,
    address: '192.0.2.17',
    details: {},
    ...changes,
  }
}
