import { hash } from 'node:crypto'
import { sql } from 'kysely'

/** What the chain begins with in place of a hash. */
export const beginning: Buffer = Buffer.alloc(32)

/** An event as its seal covers it: all of it but the full address, which goes after thirty days. */
export interface SealedContent {
  readonly id: number
  /** Text, because a Date would leave out microseconds. */
  readonly at: string
  readonly action: string
  readonly actorId: string | null
  readonly companyId: string | null
  readonly subjectId: string | null
  readonly network: string | null
  readonly details: string
}

/** The columns of `audit_events event` that make up {@link SealedContent}. */
export const sealedColumns = sql<SealedContent>`
  event.id, to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
  event.action, event.actor_id AS "actorId", event.company_id AS "companyId",
  event.subject_id AS "subjectId", event.network, event.details::text AS details`

/** The hash of the next link: of the hash before it and the event, as JSON of its parts in order. */
export function nextHash(previous: Buffer, event: SealedContent): Buffer {
  const { id, at, action, actorId, companyId, subjectId, network, details } = event
  const parts = [id, at, action, actorId, companyId, subjectId, network, details]
  return hash('sha256', Buffer.concat([previous, Buffer.from(JSON.stringify(parts))]), 'buffer')
}
