import type { AuditAction } from '@hezo/api'
import type { Database } from '../../platform/storage/database.ts'
import { concernsPerson } from '../audit/concerns-person.ts'
import { shownToCompanies } from '../audit/shown-to-companies.ts'
import type { DataSubject } from './data-subject.ts'
import { type PersonalRow, toPersonalRow } from './personal-rows.ts'

/**
 * What the audit trail tells of a person: what he did and what happened to the account. Of cases of
 * other companies not which they are, and of other people neither who they are nor where they sit.
 */
export async function collectEvents(
  db: Database,
  { id, companyId, standing }: DataSubject,
): Promise<PersonalRow[]> {
  const rows = await db
    .selectFrom('audit_events')
    .select(['at', 'action', 'actor_id', 'company_id', 'subject_id', 'address', 'network'])
    .select('details')
    .where(concernsPerson(id))
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const isTheirs = standing.role === 'staff' || row.company_id === companyId
    const isByOther = row.actor_id !== null && row.actor_id !== id
    return toPersonalRow({
      at: row.at,
      action: row.action,
      byMe: row.actor_id === id,
      ...(isTheirs && { subjectId: row.subject_id, details: shown(row, standing.role) }),
      ...(!isByOther && { address: row.address ?? row.network }),
    })
  })
}

function shown(row: { readonly action: string; readonly details: unknown }, role: string) {
  const names = new Set<string>(shownToCompanies[row.action as AuditAction] ?? [])
  const details = Object.entries(row.details as Readonly<Record<string, unknown>>)
  return Object.fromEntries(details.filter(([name]) => role === 'staff' || names.has(name)))
}
