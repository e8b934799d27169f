import type { AuditAction } from '@hezo/api'
import { CompiledQuery } from 'kysely'
import { addressNetwork } from './address-network.ts'
import type { Database } from './storage/database.ts'
import { insertOnce, type Write } from './storage/write.ts'

/**
 * One security-relevant event: who did what to what, from where. `actorId` is null for who is not known,
 * `address` for what was done from the command line. No secrets in `details`.
 */
export interface AuditEvent {
  readonly at: Date
  readonly action: AuditAction
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
    network: event.address === null ? null : addressNetwork(event.address),
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
  'network',
  'details',
])

/** Writes the row in the transaction of the change itself. */
export async function recordAudit(tx: Database, event: AuditEvent): Promise<void> {
  const { sql, parameters } = auditRow(event).compile()
  await tx.executeQuery(CompiledQuery.raw(sql, [...parameters]))
}
