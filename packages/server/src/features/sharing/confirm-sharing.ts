import type { Context } from '../../context.ts'
import { auditRow } from '../../platform/audit.ts'
import { ApiProblem } from '../../problem.ts'
import { visibleTickets } from '../tickets/visible-tickets.ts'
import { mailOwners } from '../people/owners.ts'
import { sharingDecision } from './sharing-decisions.ts'
import { ticketShared } from './sharing-emails.ts'
import { findSharingRequest, removeSharingRequest } from './sharing-request-store.ts'

/**
 * Shares a ticket by the emailed link, as the person who asked for it. The link is consumed; of two
 * that use it at once one succeeds, and none succeeds once the request was cancelled.
 *
 * @throws ApiProblem sharing_request_ended
 */
export async function confirmSharing(
  context: Context,
  { confirmToken }: { readonly confirmToken: string },
): Promise<void> {
  const { clock, request } = context
  await context.transact(async (tx, writeLast) => {
    const now = clock.now()
    const asked = await findSharingRequest(tx, confirmToken, now)
    const { companyId, ticket, supplier_id: supplierId, requested_by: decidedBy } = asked
    const shared = await tx
      .updateTable('tickets')
      .set({ shared_with: supplierId, updated_at: now })
      .where('tickets.id', '=', ticket.id)
      .where('tickets.shared_with', 'is', null)
      .where(visibleTickets({ role: 'customer', companyId }))
      .returning('tickets.id')
      .executeTakeFirst()
    // The lock of the ticket is held now: a request that was cancelled meanwhile is gone.
    if (!shared || !(await removeSharingRequest(tx, asked))) {
      throw new ApiProblem('sharing_request_ended')
    }
    writeLast(
      sharingDecision({
        ticketId: ticket.id,
        supplierId,
        shared: true,
        decidedBy,
        locale: request.locale,
        method: 'email',
        at: now,
      }),
      auditRow({
        at: now,
        action: 'ticket.shared',
        actorId: decidedBy,
        companyId,
        subjectId: ticket.id,
        address: request.address,
        details: { supplierId, method: 'email' },
      }),
    )
    await mailOwners(context, tx, companyId, [], (locale, publicUrl) =>
      ticketShared(locale, {
        ticket,
        supplier: ticket.supplier,
        person: `${asked.first_name} ${asked.last_name}`,
        method: 'email',
        publicUrl,
      }),
    )
  })
}
