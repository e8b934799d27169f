import type { Contract, Ticket, Tokens } from '@hezo/api'

export const ticketId = 'tkt_01kb000000000000000000000a'
export const contractId = 'con_01kb000000000000000000000a'

/** A ticket as the API replies with it. */
export function ticketSample(changes: Partial<Ticket> = {}): Ticket {
  return {
    id: ticketId,
    number: 'HZ-2026-000001',
    legacyId: null,
    subject: 'Disk failed',
    status: 'new',
    severity: 'high',
    company: { id: 'cmp_1', name: 'Huta Nova' },
    contract: { id: contractId, number: 'U/2026/1' },
    device: null,
    supplier: null,
    sharedWithSupplier: false,
    sharingRequest: null,
    openedBy: { id: 'usr_1', name: 'Anna Nowak', role: 'customer' },
    assignee: null,
    openedAt: '2026-11-22T13:05:00.000Z',
    updatedAt: '2026-11-22T13:05:00.000Z',
    resolvedAt: null,
    firstAnswerDueAt: null,
    ...changes,
  }
}

/** What opens `ticketSample()`. */
export const newTicket = {
  contractId,
  deviceId: null,
  subject: 'Disk failed',
  body: 'Slot 4 blinks amber.',
  severity: 'high',
  sharedWithSupplier: false,
} as const

export function contractSample(number: string): Contract {
  return {
    id: contractId,
    number,
    state: 'valid',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    company: { id: 'cmp_1', name: 'Huta Nova' },
    supplier: null,
    deviceCount: 3,
  }
}

/** The tokens of one round of a session: `access-1` with `refresh-1`, and so on. */
export function tokensSample(round: number, expiresIn = 600): Tokens {
  return {
    accessToken: `access-${round}`,
    tokenType: 'Bearer',
    expiresIn,
    refreshToken: `refresh-${round}-${'x'.repeat(20)}`,
  }
}
