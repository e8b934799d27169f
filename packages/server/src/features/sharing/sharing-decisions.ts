import type { ActorContext } from '../../context.ts'
import { insertOnce, type Write } from '../../platform/storage/write.ts'

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
  { actor, request }: Pick<ActorContext, 'actor' | 'request'>,
  { ticketId, supplierId, shared, at }: SharingDecided,
): Write {
  return decisionRow({
    ticket_id: ticketId,
    supplier_id: supplierId,
    shared,
    decided_by: actor.userId,
    locale: request.locale,
    text_version: sharingTextVersion,
    decided_at: at,
  })
}

const decisionRow = insertOnce('sharing_decisions', [
  'ticket_id',
  'supplier_id',
  'shared',
  'decided_by',
  'locale',
  'text_version',
  'decided_at',
])
