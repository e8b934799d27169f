import type { Ticket } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { compileOncePerRole } from '../../platform/storage/compile-once.ts'
import { ApiProblem } from '../../problem.ts'
import { ticketViews, toTicket } from './ticket-view.ts'

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
  ticketViews(db, actor).where('tickets.id', '=', ticketId),
)
