import type { Role } from '@hezo/domain'
import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Standing } from '../../context.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'

/** How a ticket comes to be seen: as staff, as the own company's, as shared with the own company. */
export type WayToSee = 'all' | 'own' | 'shared'

/** The actor's ways. No ticket is seen in two, so a list may follow one after the other. */
export function waysToSee({ role }: Standing): readonly WayToSee[] {
  if (role === 'staff') return ['all']
  return role === 'supplier' ? ['own', 'shared'] : ['own']
}

/**
 * The one rule of who sees which tickets, as a condition on `tickets`: staff all, a customer those
 * of the own company, a supplier those too and the ones shared with the own company at this moment.
 * Every query that reads or changes a ticket carries it; what it leaves out does not exist.
 *
 * @param only the one of the actor's ways that is followed; all of them if absent.
 */
export function visibleTickets(actor: Standing, only?: WayToSee): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'tickets'>()
  const conditions = {
    all: () => eb.lit(true),
    own: () => eb('tickets.company_id', '=', actor.companyId),
    shared: () =>
      eb.and([
        eb('tickets.shared_with', '=', actor.companyId),
        eb('tickets.company_id', '!=', actor.companyId),
      ]),
  }
  const ways = waysToSee(actor).filter((way) => only === undefined || way === only)
  return eb.or(ways.map((way) => conditions[way]()))
}

/** As whom the actor stands to a ticket he sees: a supplier's own tickets are a customer's to him. */
export function standingOn(ticket: { readonly company_id: string }, actor: Standing): Role {
  if (actor.role === 'staff') return 'staff'
  return ticket.company_id === actor.companyId ? 'customer' : 'supplier'
}
