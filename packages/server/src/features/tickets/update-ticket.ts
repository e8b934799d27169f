import type { Ticket, TicketChanges } from '@hezo/api'
import { statusRefusal, type TicketStatus } from '@hezo/domain'
import type { ActorContext } from '../../context.ts'
import { auditRow } from '../../platform/audit.ts'
import { portalUrl } from '../../platform/mail/portal-url.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { getTicket } from './get-ticket.ts'
import { ticketResolvedLetter } from './ticket-letters.ts'
import { openerAddress } from './opener-address.ts'
import { standingOn, visibleTickets } from './visible-tickets.ts'

/**
 * Changes a ticket's status as the table of moves allows; severity and assignee are the staff's.
 * Of two who move the status at once, one wins and the other is refused.
 *
 * @throws ApiProblem not_found, forbidden, status_change_refused; validation_failed for an assignee
 *   who is not of the staff
 */
export async function updateTicket(
  context: ActorContext,
  { ticketId, ...changes }: TicketChanges & { readonly ticketId: string },
): Promise<Ticket> {
  const { actor, clock, config, jobs, request } = context
  return context.transact(async (tx, writeLast) => {
    const ticket = await tx
      .selectFrom('tickets')
      .leftJoin('users as opener', 'opener.id', 'tickets.opened_by')
      .select(['tickets.id', 'tickets.number', 'tickets.subject', 'tickets.company_id'])
      .select(['tickets.status', 'tickets.severity', 'tickets.resolved_at'])
      .select(openerAddress)
      .where('tickets.id', '=', ticketId)
      .where(visibleTickets(actor))
      .executeTakeFirst()
    if (!ticket) throw new ApiProblem('not_found')
    const role = standingOn(ticket, actor)
    const { status: to, severity, assigneeId } = changes
    const isStaffMatter = severity !== undefined || assigneeId !== undefined
    if (role === 'supplier' || (isStaffMatter && role !== 'staff')) {
      throw new ApiProblem('forbidden')
    }
    const now = clock.now()
    const from = ticket.status as TicketStatus
    if (to && statusRefusal({ from, to, role, resolvedAt: ticket.resolved_at, now })) {
      throw new ApiProblem('status_change_refused')
    }
    if (assigneeId) await requireStaff(tx, assigneeId)
    if (!to && !isStaffMatter) return getTicket({ db: tx, actor }, { ticketId })

    const moved = await tx
      .updateTable('tickets')
      .set({
        updated_at: now,
        ...(to && { status: to }),
        ...(to === 'resolved' && { resolved_at: now }),
        ...(to && to !== 'resolved' && to !== 'closed' && { resolved_at: null }),
        ...(severity && { severity }),
        ...(assigneeId !== undefined && { assignee_id: assigneeId }),
      })
      .where('tickets.id', '=', ticketId)
      .where('tickets.status', '=', from)
      .where(visibleTickets(actor))
      .returning('tickets.id')
      .executeTakeFirst()
    if (!moved) throw new ApiProblem('status_change_refused')
    writeLast(
      auditRow({
        at: now,
        action: 'ticket.updated',
        actorId: actor.userId,
        companyId: ticket.company_id,
        subjectId: ticketId,
        address: request.address,
        details: {
          ...(to && { 'status.from': from, 'status.to': to }),
          ...(severity && { 'severity.from': ticket.severity, 'severity.to': severity }),
          ...(assigneeId !== undefined && { assigneeId }),
        },
      }),
    )
    if (to === 'resolved' && role === 'staff' && ticket.opener_email) {
      const { opener_locale: locale, opener_own_url: ownUrl } = ticket
      const letter = ticketResolvedLetter(locale, ticket, portalUrl(config, { locale, ownUrl }))
      writeLast(jobs.prepare('mail', { to: ticket.opener_email, letter }))
    }
    return getTicket({ db: tx, actor }, { ticketId })
  })
}

async function requireStaff(tx: Database, userId: string): Promise<void> {
  const person = await tx
    .selectFrom('users')
    .select('id')
    .where('id', '=', userId)
    .where('role', '=', 'staff')
    .executeTakeFirst()
  if (!person) {
    throw new ApiProblem('validation_failed', {
      fields: [{ path: 'assigneeId', code: 'shape.not_an_option' }],
    })
  }
}
