import type { Database } from './storage/database.ts'

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

/** The row of an event, as a statement for the transaction of the change itself. */
export function auditRow(tx: Database, event: AuditEvent) {
  return tx.insertInto('audit_events').values({
    at: event.at,
    action: event.action,
    actor_id: event.actorId,
    company_id: event.companyId,
    subject_id: event.subjectId,
    address: event.address,
    details: JSON.stringify(event.details ?? {}),
  })
}

/** Writes the row in the transaction of the change itself. */
export async function recordAudit(tx: Database, event: AuditEvent): Promise<void> {
  await auditRow(tx, event).execute()
}
