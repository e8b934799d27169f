import type { Ticket, TicketQuery } from '@hezo/api'
import { sql } from 'kysely'
import type { ActorContext } from '../../context.ts'
import { cutPage } from '../../platform/storage/keyset.ts'
import { matching } from './ticket-filter.ts'
import { describeTickets, type TicketRows, toTicket } from './ticket-view.ts'
import { visibleTickets, waysToSee } from './visible-tickets.ts'

/**
 * The tickets the actor may see, newest first by last change or by opening.
 *
 * @throws ApiProblem validation_failed for a broken cursor
 */
export async function listTickets(
  { db, actor, clock }: ActorContext,
  query: TicketQuery,
): Promise<{ items: Ticket[]; nextCursor: string | null }> {
  const byChange = query.sort === 'updated'
  // Written into the statement: behind a parameter PostgreSQL would plan for a tenth of all tickets.
  const rowsAtMost = sql.lit(query.limit <= 20 ? 21 : 101)
  // Each way has an index in this order; one condition with OR between them has none.
  const [page, ...more] = waysToSee(actor).map((way): TicketRows => {
    const seen = db
      .selectFrom('tickets')
      .selectAll('tickets')
      .where(visibleTickets(actor, way))
      .where(matching(query, way, clock.now()))
      .$if(byChange, (tickets) => tickets.orderBy('tickets.updated_at', 'desc'))
      .orderBy('tickets.id', 'desc')
      .limit(rowsAtMost)
    return db.selectFrom(seen.as('tickets')).selectAll('tickets')
  })
  if (!page) return { items: [], nextCursor: null }
  const rows = await describeTickets(
    db,
    more.reduce((tickets, others) => tickets.unionAll(others), page),
  )
    .$if(byChange, (tickets) => tickets.orderBy('tickets.updated_at', 'desc'))
    .orderBy('tickets.id', 'desc')
    .limit(rowsAtMost)
    .execute()
  return cutPage(rows, query.limit, toTicket, (row) =>
    byChange ? [row.updated_at.toISOString(), row.id] : [row.id],
  )
}
