import type { SharingDecision, Ticket } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { auditRow } from '../../platform/audit.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { mailOwners } from '../people/owners.ts'
import { getTicket } from '../tickets/get-ticket.ts'
import { standingOn, visibleTickets } from '../tickets/visible-tickets.ts'
import { countSharingRequest, requestSharing } from './request-sharing.ts'
import { sharingDecision } from './sharing-decisions.ts'
import { ticketShared } from './sharing-emails.ts'
import { removeSharingRequest, requireEmailPause } from './sharing-request-store.ts'

/**
 * Lets the contract's supplier of this moment read the ticket, or withdraws that: from the next
 * request on it does not exist for them. With `confirmByEmail` sharing only begins to wait for the link
 * that is emailed to the person. Repeating what is so already changes nothing.
 *
 * @throws ApiProblem not_found; forbidden for anybody but people of the ticket's own company;
 *   no_supplier when nobody sold the contract; rate_limited for too many emails
 */
export async function setSharing(
  context: ActorContext,
  { ticketId, shared, confirmByEmail }: SharingDecision & { readonly ticketId: string },
): Promise<Ticket> {
  const { actor, clock, request } = context
  if (shared && confirmByEmail) await countSharingRequest(context)
  return context.transact(async (tx, writeLast) => {
    const ticket = await lockTicket(tx, context, ticketId)
    if (!ticket) throw new ApiProblem('not_found')
    if (standingOn(ticket, actor) !== 'customer') throw new ApiProblem('forbidden')
    const now = clock.now()
    const event = {
      at: now,
      actorId: actor.userId,
      companyId: ticket.company_id,
      subjectId: ticketId,
      address: request.address,
    }
    if (shared === (ticket.shared_with !== null)) {
      if (!shared && (await removeSharingRequest(tx, { ticket_id: ticketId }))) {
        writeLast(auditRow({ ...event, action: 'ticket.sharing_request_cancelled' }))
      }
      return getTicket({ db: tx, actor }, { ticketId })
    }

    const supplierId = ticket.shared_with ?? ticket.supplier_id
    if (supplierId === null) throw new ApiProblem('no_supplier')
    const supplier = { id: supplierId, name: ticket.supplier ?? '' }
    if (shared && confirmByEmail) {
      await requireEmailPause(tx, ticketId, now)
      await removeSharingRequest(tx, { ticket_id: ticketId })
      const expiresAt = requestSharing(context, writeLast, {
        ticket,
        companyId: ticket.company_id,
        supplier,
        person: ticket,
        at: now,
      })
      const sharingRequest = {
        requestedAt: now.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }
      return { ...(await getTicket({ db: tx, actor }, { ticketId })), sharingRequest }
    }

    await removeSharingRequest(tx, { ticket_id: ticketId })
    await tx
      .updateTable('tickets')
      .set({ shared_with: shared ? supplierId : null, updated_at: now })
      .where('tickets.id', '=', ticketId)
      .where(visibleTickets(actor))
      .execute()
    writeLast(
      sharingDecision({
        ticketId,
        supplierId,
        shared,
        decidedBy: actor.userId,
        locale: request.locale,
        method: 'session',
        at: now,
      }),
      auditRow({
        ...event,
        action: shared ? 'ticket.shared' : 'ticket.sharing_withdrawn',
        details: { supplierId },
      }),
    )
    if (shared) {
      const about = {
        ticket,
        supplier: supplier.name,
        person: actor.name,
        method: 'session',
      } as const
      await mailOwners(context, tx, ticket.company_id, [], (locale, publicUrl) =>
        ticketShared(locale, { ...about, publicUrl }),
      )
    }
    return getTicket({ db: tx, actor }, { ticketId })
  })
}

/** The ticket, locked, with the supplier whom it would be shared with and the address of the actor. */
function lockTicket(tx: Database, { actor }: ActorContext, ticketId: string) {
  return tx
    .selectFrom('tickets')
    .innerJoin('contracts', 'contracts.id', 'tickets.contract_id')
    .innerJoin('users as person', (join) => join.on('person.id', '=', actor.userId))
    .leftJoin('companies as supplier', 'supplier.id', 'contracts.supplier_id')
    .select(['tickets.id', 'tickets.number', 'tickets.subject'])
    .select(['tickets.company_id', 'tickets.shared_with'])
    .select(['contracts.supplier_id', 'supplier.name as supplier'])
    .select(['person.email', 'person.locale'])
    .where('tickets.id', '=', ticketId)
    .where(visibleTickets(actor))
    .forUpdate('tickets')
    .executeTakeFirst()
}
