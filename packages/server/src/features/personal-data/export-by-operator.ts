import { parseEmail } from '@hezo/domain'
import type { Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { collectPersonalData } from './collect-personal-data.ts'
import { collectUnclaimed } from './collect-unclaimed.ts'
import { findDataSubject } from './data-subject.ts'
import { exportFile, type ExportFormat } from './export-file.ts'

/**
 * Everything stored about a person for whom somebody of HEZO's asks, who has made sure who is asking; of
 * somebody without an account, what is kept by the address.
 *
 * @param whom an e-mail address, or the id of an account
 * @throws Error when nothing is known under it
 */
export async function exportPersonByOperator(
  { clock, db, documentThreads }: Pick<Services, 'clock' | 'db' | 'documentThreads'>,
  whom: string,
  format: ExportFormat,
): Promise<Uint8Array> {
  const now = clock.now()
  const email = parseEmail(whom)
  const person = await findDataSubject(db, email.ok ? email.key : whom)
  const data = person
    ? await collectPersonalData(db, person)
    : email.ok && (await collectUnclaimed(db, email.key))
  if (!data) throw new Error(`nothing is known of ${whom}`)
  await recordAudit(db, {
    at: now,
    action: 'account.exported',
    actorId: null,
    companyId: person?.companyId ?? null,
    subjectId: person?.id ?? null,
    address: null,
    details: { format },
  })
  const locale = person?.locale ?? 'pl'
  const { content } = await exportFile(documentThreads, data, { format, locale, now })
  return content
}
