import type { Locale } from '@hezo/api'
import { insertOnce, type Write } from '../../platform/storage/write.ts'

/** Version of the sentences that consent is asked with; a new wording is a new version. */
export const sharingTextVersion = '2026-12'

/** Which ticket was decided about, for which supplier, by whom, how and when. */
export interface SharingDecided {
  readonly ticketId: string
  readonly supplierId: string
  readonly shared: boolean
  readonly decidedBy: string
  /** The language the person was asked in. */
  readonly locale: Locale
  /** In a signed-in session, or by the link that was emailed. */
  readonly method: 'session' | 'email'
  readonly at: Date
}

/** The proof of a decision (GDPR art. 7): who, when, about whom, in which words, how. */
export function sharingDecision(decided: SharingDecided): Write {
  return decisionRow({
    ticket_id: decided.ticketId,
    supplier_id: decided.supplierId,
    shared: decided.shared,
    decided_by: decided.decidedBy,
    locale: decided.locale,
    text_version: sharingTextVersion,
    method: decided.method,
    decided_at: decided.at,
  })
}

const decisionRow = insertOnce('sharing_decisions', [
  'ticket_id',
  'supplier_id',
  'shared',
  'decided_by',
  'locale',
  'text_version',
  'method',
  'decided_at',
])
