import type { Ticket, TicketQuery } from '@hezo/api'
import { parseTicketNumber } from '@hezo/domain'
import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { ActorContext } from '../../context.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'
import { searchPatterns } from '../../platform/storage/search-patterns.ts'
import { ticketViews, toTicket } from './ticket-view.ts'

/**
 * The tickets the actor may see, newest first by last change or by opening.
 *
 * @throws ApiProblem validation_failed for a broken cursor
 */
export async function listTickets(
  { db, actor }: ActorContext,
  { limit, cursor, status, contractId, search, sort }: TicketQuery,
): Promise<{ items: Ticket[]; nextCursor: string | null }> {
  const byChange = sort === 'updated'
  const conditions = [
    byChange ? changedBefore(cursor) : openedBefore(cursor),
    status && eb('tickets.status', 'in', status),
    contractId && eb('tickets.contract_id', '=', contractId),
    mentions(search),
  ].filter((condition) => condition !== undefined && condition !== '')
  const rows = await ticketViews(db, actor)
    .$if(conditions.length > 0, (query) => query.where(eb.and(conditions)))
    .$if(byChange, (query) => query.orderBy('tickets.updated_at', 'desc'))
    .orderBy('tickets.id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, toTicket, (row) =>
    byChange ? [row.updated_at.toISOString(), row.id] : [row.id],
  )
}

const eb = expressionBuilder<DB, 'tickets'>()

function changedBefore(cursor: string | undefined): Expression<SqlBool> | undefined {
  const after = readCursor(cursor, ['instant', 'id'])
  return (
    after &&
    eb(eb.refTuple('tickets.updated_at', 'tickets.id'), '<', eb.tuple(new Date(after[0]), after[1]))
  )
}

/** Ids are made at opening and sort by it. */
function openedBefore(cursor: string | undefined): Expression<SqlBool> | undefined {
  const after = readCursor(cursor, ['id'])
  return after && eb('tickets.id', '<', after[0])
}

function mentions(search: string | undefined): Expression<SqlBool> | undefined {
  const patterns = searchPatterns(search)
  if (!patterns) return undefined
  const number = parseTicketNumber(search ?? '')
  return eb.or([
    number.ok
      ? eb('tickets.number', '=', number.value)
      : eb('tickets.number', 'ilike', patterns.text),
    eb('tickets.subject', 'ilike', patterns.text),
    eb(
      'tickets.device_id',
      'in',
      eb
        .selectFrom('devices')
        .select('devices.id')
        .where('devices.serial_number', 'like', patterns.serialNumber),
    ),
  ])
}
