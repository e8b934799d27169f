import type { ActorContext } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'

/** Version of the sentence beside the sharing switch; a new wording is a new version. */
export const sharingTextVersion = '2026-11'

/** Which ticket was decided about, for which supplier, how and when. */
export interface SharingDecided {
  readonly ticketId: string
  readonly supplierId: string
  readonly shared: boolean
  readonly at: Date
}

/** The proof of a decision (GDPR art. 7): who, when, about whom, in which words. */
export function sharingDecision(
  tx: Database,
  { actor, request }: Pick<ActorContext, 'actor' | 'request'>,
  { ticketId, supplierId, shared, at }: SharingDecided,
) {
  return tx.insertInto('sharing_decisions').values({
    ticket_id: ticketId,
    supplier_id: supplierId,
    shared,
    decided_by: actor.userId,
    locale: request.locale,
    text_version: sharingTextVersion,
    decided_at: at,
  })
}
