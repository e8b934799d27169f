import type { Database } from '../../platform/storage/database.ts'
import { insertOnce, type Write } from '../../platform/storage/write.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'
import { visibleTickets } from '../tickets/visible-tickets.ts'

/** Milliseconds an emailed link is good for: over a weekend. */
const linkLifetime = 3 * 86_400_000

/** Milliseconds between two emails about one ticket. */
const emailPause = 60_000

/** Who asks to share which ticket with whom. */
export interface SharingAsked {
  readonly ticketId: string
  readonly supplierId: string
  readonly requestedBy: string
  readonly at: Date
}

/** A new request: its row, the secret of its link (stored as a hash alone), and when that expires. */
export function newSharingRequest({ ticketId, supplierId, requestedBy, at }: SharingAsked): {
  readonly row: Write
  readonly token: string
  readonly expiresAt: Date
} {
  const token = createToken()
  const expiresAt = new Date(at.getTime() + linkLifetime)
  const row = requestRow({
    ticket_id: ticketId,
    supplier_id: supplierId,
    requested_by: requestedBy,
    token_hash: hashToken(token),
    requested_at: at,
    expires_at: expiresAt,
  })
  return { row, token, expiresAt }
}

/**
 * Removes the request that waits for a ticket: with `token_hash` that one only. False when there is
 * none. Right only under the lock of the ticket.
 */
export async function removeSharingRequest(
  tx: Database,
  { ticket_id, token_hash }: { readonly ticket_id: string; readonly token_hash?: Buffer },
): Promise<boolean> {
  const removed = await tx
    .deleteFrom('sharing_requests')
    .where('ticket_id', '=', ticket_id)
    .$if(token_hash !== undefined, (query) => query.where('token_hash', '=', token_hash ?? null))
    .returning('ticket_id')
    .executeTakeFirst()
  return removed !== undefined
}

/** @throws ApiProblem rate_limited within a minute of the email before */
export async function requireEmailPause(tx: Database, ticketId: string, now: Date): Promise<void> {
  const last = await tx
    .selectFrom('sharing_requests')
    .select('requested_at')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst()
  const wait = last ? last.requested_at.getTime() + emailPause - now.getTime() : 0
  if (wait > 0) throw new ApiProblem('rate_limited', { retryAfter: Math.ceil(wait / 1000) })
}

/**
 * The request that a link belongs to, while it can be confirmed: the person still is of the ticket's
 * company, the contract still the named supplier's, the ticket not shared.
 *
 * @throws ApiProblem sharing_request_ended, whatever of this is not so
 */
export async function findSharingRequest(db: Database, confirmToken: string, now: Date) {
  const request = await db
    .selectFrom('sharing_requests')
    .innerJoin('users', 'users.id', 'sharing_requests.requested_by')
    .selectAll('sharing_requests')
    .select(['users.company_id', 'users.first_name', 'users.last_name'])
    .where('token_hash', '=', hashToken(confirmToken))
    .where('expires_at', '>', now)
    .where('users.removed_at', 'is', null)
    .executeTakeFirst()
  const companyId = request?.company_id
  if (!companyId) throw new ApiProblem('sharing_request_ended')
  const ticket = await db
    .selectFrom('tickets')
    .innerJoin('contracts', 'contracts.id', 'tickets.contract_id')
    .innerJoin('companies as supplier', 'supplier.id', 'contracts.supplier_id')
    .select(['tickets.id', 'tickets.number', 'tickets.subject', 'supplier.name as supplier'])
    .where('tickets.id', '=', request.ticket_id)
    .where('contracts.supplier_id', '=', request.supplier_id)
    .where('tickets.shared_with', 'is', null)
    .where(visibleTickets({ role: 'customer', companyId }))
    .executeTakeFirst()
  if (!ticket) throw new ApiProblem('sharing_request_ended')
  return { ...request, companyId, ticket }
}

const requestRow = insertOnce('sharing_requests', [
  'ticket_id',
  'supplier_id',
  'requested_by',
  'token_hash',
  'requested_at',
  'expires_at',
])
