/** Who somebody is to a ticket: see "who sees what" in the documentation. */
export const roles = ['customer', 'supplier', 'staff'] as const

/** One of {@link roles}. */
export type Role = (typeof roles)[number]

/** Where a ticket is on its way, in the order of that way. */
export const ticketStatuses = [
  'new',
  'in_progress',
  'waiting_for_customer',
  'resolved',
  'closed',
] as const

/** One of {@link ticketStatuses}. */
export type TicketStatus = (typeof ticketStatuses)[number]

/** How much a failure hurts, chosen by whoever opens the ticket; the worst first. */
export const severities = ['critical', 'high', 'normal', 'low'] as const

/** One of {@link severities}. */
export type Severity = (typeof severities)[number]

/** Who may read a message: everybody who sees the ticket, or HEZO's staff alone. */
export const messageVisibilities = ['public', 'internal'] as const

/** One of {@link messageVisibilities}. */
export type MessageVisibility = (typeof messageVisibilities)[number]

/** The languages that everything is written in. */
export const locales = ['pl', 'en'] as const

/** One of {@link locales}. */
export type Locale = (typeof locales)[number]

/** The messages that a role may read and write: internal notes are the staff's alone. */
export function visibilitiesFor(role: Role): readonly MessageVisibility[] {
  return role === 'staff' ? messageVisibilities : ['public']
}
