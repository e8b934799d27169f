import type { Attachment, Contract, Device, Me, Message, Ticket } from '@hezo/api'
import type { Role } from '@hezo/domain'

/** An id of that kind. */
export const id = (prefix: string, number: number): string =>
  `${prefix}_${String(number).padStart(26, '0')}`

export const companies = {
  own: { id: id('cmp', 1), name: 'Zakłady „Śrubex” Sp. z o.o.' },
  supplier: { id: id('cmp', 2), name: 'ITwójka Sp. k.' },
} as const

const people: Readonly<Record<Role, Pick<Me, 'id' | 'firstName' | 'lastName' | 'company'>>> = {
  customer: {
    id: id('usr', 1),
    firstName: 'Anna',
    lastName: 'Nowak',
    company: { ...companies.own, nip: 'PL1234563218' },
  },
  supplier: {
    id: id('usr', 2),
    firstName: 'Piotr',
    lastName: 'Lis',
    company: { ...companies.supplier, nip: 'PL5260250274' },
  },
  staff: { id: id('usr', 3), firstName: 'Marta', lastName: 'Król', company: null },
}

/** The signed-in person of a role. */
export function me(role: Role = 'customer'): Me {
  const email = `${role}@example.com`
  const rest = { email, isOwner: true, isApproved: true } as const
  const settings = { phone: null, locale: 'pl', recoveryCodesLeft: 10 } as const
  return { ...people[role], ...rest, ...settings, role }
}

/** The author of that role, as messages and tickets name him. */
export function author(role: Role): Ticket['openedBy'] {
  const { id: userId, firstName, lastName } = people[role]
  return { id: userId, name: `${firstName} ${lastName}`, role }
}

export function contract(number: number, changes: Partial<Contract> = {}): Contract {
  return {
    id: id('con', number),
    number: `SHZ/2026/${number}`,
    state: 'valid',
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    company: companies.own,
    supplier: companies.supplier,
    deviceCount: 2,
    ...changes,
  }
}

export function device(number: number, changes: Partial<Device> = {}): Device {
  return {
    id: id('dev', number),
    serialNumber: `FG${1_000_000_000 + number}`,
    vendor: 'Fortinet',
    model: 'FortiGate 100F',
    location: 'Kraków, szafa 3',
    serviceLevel: '24x7 4h',
    ...changes,
  }
}

export function ticket(number: number, changes: Partial<Ticket> = {}): Ticket {
  const { id: deviceId, serialNumber, vendor, model } = device(number)
  return {
    id: id('tkt', number),
    number: `HZ-2026-${String(number).padStart(6, '0')}`,
    legacyId: null,
    subject: `Uszkodzony dysk ${number}`,
    status: 'new',
    severity: 'high',
    company: companies.own,
    contract: { id: id('con', 1), number: 'SHZ/2026/1' },
    device: { id: deviceId, serialNumber, vendor, model },
    supplier: companies.supplier,
    sharedWithSupplier: false,
    sharingRequest: null,
    openedBy: author('customer'),
    assignee: null,
    openedAt: '2026-11-22T13:05:00.000Z',
    updatedAt: '2026-11-22T13:05:00.000Z',
    resolvedAt: null,
    firstAnswerDueAt: null,
    ...changes,
  }
}

export function message(number: number, changes: Partial<Message> = {}): Message {
  return {
    id: id('msg', number),
    visibility: 'public',
    author: author(number % 2 ? 'customer' : 'staff'),
    body: `Wiadomość ${number}`,
    attachments: [],
    createdAt: '2026-11-22T13:05:00.000Z',
    ...changes,
  }
}

export function attachment(number: number, changes: Partial<Attachment> = {}): Attachment {
  return {
    id: id('att', number),
    name: `plik ${number}.txt`,
    size: 3,
    mediaType: 'text/plain',
    createdAt: '2026-11-22T13:05:00.000Z',
    ...changes,
  }
}

/** One page of a list, the last one unless a cursor is given. */
export function page<Item>(
  items: readonly Item[],
  nextCursor: string | null = null,
): readonly [200, { items: readonly Item[]; nextCursor: string | null }] {
  return [200, { items, nextCursor }]
}
