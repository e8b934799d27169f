import type { Ticket } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { auditRow } from '../../platform/audit.ts'
import { ApiProblem } from '../../problem.ts'
import { getTicket } from '../tickets/get-ticket.ts'
import { standingOn, visibleTickets } from '../tickets/visible-tickets.ts'
import { sharingDecision } from './sharing-decisions.ts'

/**
 * Lets the contract's supplier of this moment read the ticket, or takes that back: from the next
 * request on it does not exist for him. Saying again what is so already changes nothing.
 *
 * @throws ApiProblem not_found; forbidden for anybody but people of the ticket's own company;
 *   no_supplier when nobody sold the contract
 */
export async function setSharing(
  context: ActorContext,
  { ticketId, shared }: { readonly ticketId: string; readonly shared: boolean },
): Promise<Ticket> {
  const { actor, clock, request } = context
  return context.transact(async (tx, writeLast) => {
    const ticket = await tx
      .selectFrom('tickets')
      .innerJoin('contracts', 'contracts.id', 'tickets.contract_id')
      .select(['tickets.company_id', 'tickets.shared_with', 'contracts.supplier_id'])
      .where('tickets.id', '=', ticketId)
      .where(visibleTickets(actor))
      .forUpdate('tickets')
      .executeTakeFirst()
    if (!ticket) throw new ApiProblem('not_found')
    if (standingOn(ticket, actor) !== 'customer') throw new ApiProblem('forbidden')
    if (shared === (ticket.shared_with !== null)) return getTicket({ db: tx, actor }, { ticketId })

    const supplierId = ticket.shared_with ?? ticket.supplier_id
    if (supplierId === null) throw new ApiProblem('no_supplier')
    const now = clock.now()
    await tx
      .updateTable('tickets')
      .set({ shared_with: shared ? supplierId : null, updated_at: now })
      .where('tickets.id', '=', ticketId)
      .where(visibleTickets(actor))
      .execute()
    writeLast(
      sharingDecision(context, { ticketId, supplierId, shared, at: now }),
      auditRow({
        at: now,
        action: shared ? 'ticket.shared' : 'ticket.sharing_withdrawn',
        actorId: actor.userId,
        companyId: ticket.company_id,
        subjectId: ticketId,
        address: request.address,
        details: { supplierId },
      }),
    )
    return getTicket({ db: tx, actor }, { ticketId })
  })
}
