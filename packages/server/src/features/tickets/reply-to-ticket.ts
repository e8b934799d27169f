import type { Message, RouteInput, Routes } from '@hezo/api'
import { statusAfterReply, type TicketStatus, visibilitiesFor } from '@hezo/domain'
import type { ActorContext } from '../../context.ts'
import { auditRow } from '../../platform/audit.ts'
import { createId } from '../../platform/ids.ts'
import { lastOwnUrl, portalUrl } from '../../platform/mail/portal-url.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { Write } from '../../platform/storage/write.ts'
import { ApiProblem } from '../../problem.ts'
import { requireRoomForFiles, takeAttachments } from '../attachments/take-attachments.ts'
import { openerAddress } from './opener-address.ts'
import { ticketAnsweredLetter, ticketRepliedLetter } from './ticket-letters.ts'
import { messageRow } from './message-row.ts'
import { standingOn, visibleTickets } from './visible-tickets.ts'

type Route = RouteInput<Routes['tickets']['reply']>

/**
 * Adds a message to a ticket's dialogue and moves its status as the rules say.
 *
 * @throws ApiProblem forbidden for an internal note by anybody but staff; not_found; ticket_closed;
 *   too_many_files; validation_failed for a file that is not the actor's
 */
export async function replyToTicket(
  context: ActorContext,
  { ticketId, body, visibility, attachmentIds }: Route['params'] & Route['body'],
): Promise<Message> {
  const { actor, clock, request } = context
  if (!visibilitiesFor(actor.role).includes(visibility)) throw new ApiProblem('forbidden')
  return context.transact(async (tx, writeLast) => {
    const ticket = await lockTicket(tx, context, ticketId)
    if (!ticket) throw new ApiProblem('not_found')
    const standing = standingOn(ticket, actor)
    const status = statusAfterReply(ticket.status as TicketStatus, standing, visibility)
    if (!status) throw new ApiProblem('ticket_closed')
    await requireRoomForFiles(tx, ticketId, visibility, attachmentIds.length)
    const files = await takeAttachments(tx, actor, attachmentIds)

    // Read under the ticket's lock, so that the order of messages is the order of their ids.
    const now = clock.now()
    const message: Message = {
      id: createId('message', now),
      visibility,
      author: { id: actor.userId, name: actor.name, role: actor.role },
      body,
      attachments: files.attachments,
      createdAt: now.toISOString(),
    }
    writeLast(
      messageRow({
        id: message.id,
        ticket_id: ticketId,
        author_id: actor.userId,
        visibility,
        body,
        created_at: now,
      }),
      auditRow({
        at: now,
        action: 'ticket.replied',
        actorId: actor.userId,
        companyId: ticket.company_id,
        subjectId: ticketId,
        address: request.address,
        details: { visibility, from: ticket.status, to: status },
      }),
      ...files.bind({ ticketId, messageId: message.id }),
    )
    // An internal note leaves no trace that others could see, not even a later `updatedAt`.
    if (visibility === 'internal') return message
    writeLast(
      tx
        .updateTable('tickets')
        .set({
          status,
          updated_at: now,
          ...(status !== 'resolved' && { resolved_at: null }),
          ...(standing === 'staff' && { first_answered_at: ticket.first_answered_at ?? now }),
        })
        .where('tickets.id', '=', ticketId)
        .where(visibleTickets(actor)),
      ...lettersToOthers(context, ticket),
    )
    return message
  })
}

/** The ticket as the rules need it, held until the transaction ends. */
async function lockTicket(tx: Database, { actor }: ActorContext, ticketId: string) {
  return tx
    .selectFrom('tickets')
    .leftJoin('users as opener', 'opener.id', 'tickets.opened_by')
    .leftJoin('users as assignee', 'assignee.id', 'tickets.assignee_id')
    .select(['tickets.id', 'tickets.number', 'tickets.subject', 'tickets.status'])
    .select(['tickets.company_id', 'tickets.first_answered_at'])
    .select('opener.id as opener_id')
    .select(openerAddress)
    .select(['assignee.email as assignee_email', 'assignee.locale as assignee_locale'])
    .select(lastOwnUrl('assignee.id').as('assignee_own_url'))
    .where('tickets.id', '=', ticketId)
    .where(visibleTickets(actor))
    .forUpdate('tickets')
    .executeTakeFirst()
}

/** The opener hears of others' answers; HEZO, of everybody's but its own. */
function lettersToOthers(
  { actor, config, jobs }: ActorContext,
  ticket: NonNullable<Awaited<ReturnType<typeof lockTicket>>>,
): Write[] {
  const letters = []
  if (ticket.opener_id !== actor.userId && ticket.opener_email) {
    const { opener_locale: locale, opener_own_url: ownUrl } = ticket
    const url = portalUrl(config, { locale, ownUrl })
    const letter = ticketAnsweredLetter(locale, ticket, actor.name, url)
    letters.push({ to: ticket.opener_email, letter })
  }
  if (actor.role !== 'staff') {
    const locale = ticket.assignee_locale ?? 'pl'
    const url = portalUrl(config, { locale, ownUrl: ticket.assignee_own_url })
    const letter = ticketRepliedLetter(locale, ticket, url)
    letters.push({ to: ticket.assignee_email || config.supportMail, letter })
  }
  return letters.map((mail) => jobs.prepare('mail', mail))
}
