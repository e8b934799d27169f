import type { Role } from '@hezo/domain'
import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Actor } from '../../context.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'

/**
 * The one rule of who sees which tickets, as a condition on `tickets`: staff all, a customer those
 * of the own company, a supplier those too and the ones shared with the own company at this moment.
 * Every query that reads or changes a ticket carries it; what it leaves out does not exist.
 */
export function visibleTickets(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'tickets'>()
  if (actor.role === 'staff') return eb.lit(true)
  const own = eb('tickets.company_id', '=', actor.companyId)
  return actor.role === 'supplier'
    ? eb.or([own, eb('tickets.shared_with', '=', actor.companyId)])
    : own
}

/** As whom the actor stands to a ticket he sees: a supplier's own tickets are a customer's to him. */
export function standingOn(ticket: { readonly company_id: string }, actor: Actor): Role {
  if (actor.role === 'staff') return 'staff'
  return ticket.company_id === actor.companyId ? 'customer' : 'supplier'
}
