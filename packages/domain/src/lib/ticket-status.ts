import type { MessageVisibility, Role, TicketStatus } from './ticket-values.ts'

/**
 * Who may move a ticket from a status (outer key) to another (inner key) by saying so; what is not
 * here, nobody may. Staff move anything that is not closed to anything but `new`; customers
 * resolve their own and reopen a resolved one; suppliers move nothing; `closed` is final.
 */
export const statusTransitions: Readonly<
  Record<TicketStatus, Readonly<Partial<Record<TicketStatus, readonly Role[]>>>>
> = {
  new: {
    in_progress: ['staff'],
    waiting_for_customer: ['staff'],
    resolved: ['customer', 'staff'],
    closed: ['staff'],
  },
  in_progress: {
    waiting_for_customer: ['staff'],
    resolved: ['customer', 'staff'],
    closed: ['staff'],
  },
  waiting_for_customer: {
    in_progress: ['staff'],
    resolved: ['customer', 'staff'],
    closed: ['staff'],
  },
  resolved: {
    in_progress: ['customer', 'staff'],
    waiting_for_customer: ['staff'],
    closed: ['staff'],
  },
  closed: {},
}

/** How long after it was resolved a customer may reopen a ticket, in days of 24 hours. */
export const reopenWindowDays = 14

/** A wished change of status, and what must be known to judge it. */
export interface StatusChange {
  readonly from: TicketStatus
  readonly to: TicketStatus
  readonly role: Role
  /** When the ticket became `resolved`; needed to judge a customer's reopening. */
  readonly resolvedAt?: Date | null | undefined
  readonly now: Date
}

/** Why a change of status is refused. */
export const statusRefusals = ['closed', 'not_allowed', 'reopen_window_over'] as const

/** One of {@link statusRefusals}. */
export type StatusRefusal = (typeof statusRefusals)[number]

/**
 * Why this change of status may not be made, or undefined when it may. `closed`: nothing leaves
 * that status. `reopen_window_over`: a customer is later than {@link reopenWindowDays} (the last
 * millisecond counts as in time), or when it was resolved is not known. A change to the same
 * status is no change and `not_allowed`.
 */
export function statusRefusal(change: StatusChange): StatusRefusal | undefined {
  const { from, to, role, resolvedAt, now } = change
  if (from === 'closed') return 'closed'
  if (statusTransitions[from][to]?.includes(role) !== true) return 'not_allowed'
  if (from !== 'resolved' || role !== 'customer') return undefined
  const age = now.getTime() - (resolvedAt?.getTime() ?? Number.NEGATIVE_INFINITY)
  return age <= reopenWindowDays * 86_400_000 ? undefined : 'reopen_window_over'
}

/** Whether this change of status may be made: see {@link statusRefusal}. */
export function canChangeStatus(change: StatusChange): boolean {
  return statusRefusal(change) === undefined
}

/**
 * The status after somebody writes, or undefined when the ticket takes no more messages (it is
 * closed).
 *
 * A customer's reply takes a waiting or a resolved ticket back to `in_progress`, the latter however
 * late it comes: an answer is never turned away, the window is for reopening without a word. The
 * staff's first public answer ends `new`; any further move by staff is said, not guessed. Internal
 * notes and a supplier's reply move nothing: it is not the supplier's case.
 */
export function statusAfterReply(
  status: TicketStatus,
  role: Role,
  visibility: MessageVisibility = 'public',
): TicketStatus | undefined {
  if (status === 'closed') return undefined
  if (visibility === 'internal') return status
  if (role === 'staff') return status === 'new' ? 'in_progress' : status
  const isAwaited = status === 'waiting_for_customer' || status === 'resolved'
  return role === 'customer' && isAwaited ? 'in_progress' : status
}

/** Whether a ticket can still move and take messages: all but `closed`, so `resolved` too. */
export function isOpenStatus(status: TicketStatus): boolean {
  return status !== 'closed'
}
