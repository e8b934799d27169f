import type { Ticket } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { compileOncePerRole } from '../../platform/storage/compile-once.ts'
import { ApiProblem } from '../../problem.ts'
import { describeTickets, toTicket } from './ticket-view.ts'
import { visibleTickets } from './visible-tickets.ts'

/** @throws ApiProblem not_found */
export async function getTicket(
  { db, actor }: Pick<ActorContext, 'db' | 'actor'>,
  { ticketId }: { readonly ticketId: string },
): Promise<Ticket> {
  const [row] = await readTicket(db, actor, { ticketId })
  if (!row) throw new ApiProblem('not_found')
  return toTicket(row)
}

const readTicket = compileOncePerRole((db, actor, { ticketId }: { ticketId: string }) =>
  describeTickets(
    db,
    db
      .selectFrom('tickets')
      .selectAll('tickets')
      .where('tickets.id', '=', ticketId)
      .where(visibleTickets(actor)),
  ),
)
