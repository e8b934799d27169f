import type { AuditAction, AuditEvent, AuditQuery } from '@hezo/api'
import type { Role } from '@hezo/domain'
import type { Selectable } from 'kysely'
import type { Actor, ActorContext } from '../../context.ts'
import { personName, type PersonNames } from '../../platform/person-name.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'
import { ApiProblem } from '../../problem.ts'
import { concernsPerson } from './concerns-person.ts'
import { shownToCompanies } from './shown-to-companies.ts'
import { kindOfId, labelSubjects } from './subject-labels.ts'
import { visibleEvents } from './visible-events.ts'

/**
 * The audit trail as far as the actor may read it, newest first.
 *
 * @throws ApiProblem forbidden for a company that somebody else than staff asks for;
 *   validation_failed for a broken cursor
 */
export async function listAuditEvents(
  { actor, db }: ActorContext,
  { limit, cursor, companyId, personId }: AuditQuery,
): Promise<{ items: AuditEvent[]; nextCursor: string | null }> {
  if (companyId !== undefined && actor.role !== 'staff') throw new ApiProblem('forbidden')
  const after = readCursor(cursor, ['number'])
  const rows = await db
    .selectFrom('audit_events')
    .leftJoin('users as person', 'person.id', 'audit_events.actor_id')
    .selectAll('audit_events')
    .select(['person.role', 'person.company_id as actor_company_id'])
    .select(['person.first_name', 'person.last_name'])
    .where(visibleEvents(actor))
    .$if(companyId !== undefined, (query) =>
      query.where('audit_events.company_id', '=', companyId ?? ''),
    )
    .$if(personId !== undefined, (query) => query.where(concernsPerson(personId ?? '')))
    .$if(after !== undefined, (query) => query.where('audit_events.id', '<', Number(after?.[0])))
    .orderBy('audit_events.id', 'desc')
    .limit(limit + 1)
    .execute()
  const subjects = rows.flatMap(({ subject_id }) => subject_id ?? [])
  const labels = await labelSubjects(db, actor, subjects)
  const toItem = (row: EventRow): AuditEvent => ({
    id: String(row.id),
    at: row.at.toISOString(),
    action: row.action as AuditAction,
    actor: actorOf(row, actor),
    subject: subjectOf(row, labels),
    companyId: row.company_id,
    address: addressFor(row, actor),
    details: detailsFor(row, actor),
  })
  return cutPage(rows, limit, toItem, ({ id }) => [String(id)])
}

type EventRow = Selectable<DB['audit_events']> &
  PersonNames & { readonly role: string | null; readonly actor_company_id: string | null }

function actorOf(row: EventRow, reader: Actor): AuditEvent['actor'] {
  if (row.actor_id === null || row.role === null) {
    // What came by a request and names nobody was done by nobody known.
    return row.network === null ? { id: null, name: 'HEZO', kind: 'operator' } : null
  }
  const kind = row.role as Role
  if (kind === 'staff' && reader.role !== 'staff') return { id: null, name: 'HEZO', kind }
  return { id: row.actor_id, name: personName(row), kind }
}

function subjectOf(
  { subject_id: id }: EventRow,
  labels: ReadonlyMap<string, string>,
): AuditEvent['subject'] {
  const kind = id === null ? undefined : kindOfId(id)
  return id === null || !kind ? null : { kind, id, label: labels.get(id) ?? null }
}

/** Where people of other companies sit is not the reader's business. */
function addressFor(row: EventRow, reader: Actor): string | null {
  const isForReader =
    reader.role === 'staff' || row.role === null || row.actor_company_id === reader.companyId
  return isForReader ? (row.address ?? row.network) : null
}

function detailsFor({ action, details }: EventRow, reader: Actor): AuditEvent['details'] {
  const all = details as AuditEvent['details']
  if (reader.role === 'staff') return all
  const shown = new Set(shownToCompanies[action as AuditAction])
  return Object.fromEntries(Object.entries(all).filter(([name]) => shown.has(name)))
}
