import type { TicketQuery } from '@hezo/api'
import { formatTicketNumber, parseTicketNumber, warsawDate } from '@hezo/domain'
import { type Expression, expressionBuilder, sql, type SqlBool } from 'kysely'
import type { DB } from '../../platform/storage/generated/schema.ts'
import { readCursor } from '../../platform/storage/keyset.ts'
import { searchPatterns } from '../../platform/storage/search-patterns.ts'
import type { WayToSee } from './visible-tickets.ts'

const eb = expressionBuilder<DB, 'tickets'>()

/**
 * What a list was narrowed to, and where its page starts, as a condition on `tickets`.
 *
 * @throws ApiProblem validation_failed for a broken cursor
 */
export function matching(query: TicketQuery, way: WayToSee, now: Date): Expression<SqlBool> {
  const { cursor, status, contractId, search, sort } = query
  const conditions = [
    sort === 'updated' ? changedBefore(cursor) : openedBefore(cursor),
    status && sql<SqlBool>`${eb.ref('tickets.status')} = ANY(${status})`,
    // In so many words, it is the condition of the index on what is open.
    status && !status.includes('closed') && sql<SqlBool>`${eb.ref('tickets.status')} <> 'closed'`,
    contractId !== undefined && eb('tickets.contract_id', '=', contractId),
    mentions(search, way, now),
  ]
  return eb.and(conditions.filter((condition) => typeof condition === 'object'))
}

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

function mentions(
  search: string | undefined,
  way: WayToSee,
  now: Date,
): Expression<SqlBool> | undefined {
  const patterns = searchPatterns(search)
  if (search === undefined || !patterns) return undefined
  const devices = eb
    .selectFrom('devices')
    .select('devices.id')
    .where('devices.serial_number', 'like', patterns.serialNumber)
  return eb.or([
    sql<SqlBool>`${eb.ref('tickets.number')} = ANY(${numbersMeant(search, now)})`,
    // As it was, and as people type what was in capitals.
    eb('tickets.legacy_id', 'in', [search.trim(), search.trim().toUpperCase()]),
    eb('tickets.subject', 'ilike', patterns.text),
    way === 'all'
      ? sql<SqlBool>`${eb.ref('tickets.device_id')} = ANY(ARRAY(${devices}))`
      : // A company has fewer tickets than there are devices.
        eb.exists(devices.whereRef('devices.id', '=', 'tickets.device_id')),
  ])
}

const yearsBack = 5

/** The ticket numbers that a text may stand for: whole, without `HZ-`, or the sequence alone. */
function numbersMeant(search: string, now: Date): string[] {
  const text = search.replaceAll(/\s/g, '')
  const whole = parseTicketNumber(/^\d{4}-/.test(text) ? `HZ-${text}` : text)
  if (whole.ok) return [whole.value]
  const sequence = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (sequence === 0) return []
  const year = Number(warsawDate(now).slice(0, 4))
  return Array.from({ length: yearsBack }, (_, back) => formatTicketNumber(year - back, sequence))
}
