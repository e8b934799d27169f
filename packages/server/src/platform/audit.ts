import { CompiledQuery } from 'kysely'
import type { Database } from './storage/database.ts'
import { insertOnce, type Write } from './storage/write.ts'

/** One security-relevant change: who did what to what, from where. No secrets in `details`. */
export interface AuditEvent {
  readonly at: Date
  readonly action: `${string}.${string}`
  readonly actorId: string | null
  readonly companyId: string | null
  readonly subjectId: string | null
  readonly address: string | null
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

/** The row of an event, to be written with the change itself. */
export function auditRow(event: AuditEvent): Write {
  return eventRow({
    at: event.at,
    action: event.action,
    actor_id: event.actorId,
    company_id: event.companyId,
    subject_id: event.subjectId,
    address: event.address,
    details: JSON.stringify(event.details ?? {}),
  })
}

const eventRow = insertOnce('audit_events', [
  'at',
  'action',
  'actor_id',
  'company_id',
  'subject_id',
  'address',
  'details',
])

/** Writes the row in the transaction of the change itself. */
export async function recordAudit(tx: Database, event: AuditEvent): Promise<void> {
  const { sql, parameters } = auditRow(event).compile()
  await tx.executeQuery(CompiledQuery.raw(sql, [...parameters]))
}
