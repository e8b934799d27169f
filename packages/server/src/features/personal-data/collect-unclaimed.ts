import type { Database } from '../../platform/storage/database.ts'
import { collectOfAddress, noPersonalData, type PersonalData } from './collect-personal-data.ts'
import { toPersonalRow } from './personal-rows.ts'

/**
 * What is kept about somebody who has no account: what was begun or sent under the address, and the
 * moved tickets reported from it. Undefined when that is nothing.
 */
export async function collectUnclaimed(
  db: Database,
  emailKey: string,
): Promise<PersonalData | undefined> {
  const tickets = await db
    .selectFrom('tickets')
    .select(['id', 'number', 'legacy_id', 'subject', 'status', 'severity', 'opened_at'])
    .select(['updated_at', 'reporter_name', 'reporter_email'])
    .where('reporter_email_key', '=', emailKey)
    .where('opened_by', 'is', null)
    .orderBy('id')
    .execute()
  const data = {
    ...noPersonalData,
    ...(await collectOfAddress(db, emailKey)),
    tickets: tickets.map(toPersonalRow),
  }
  return Object.values(data).some((rows) => rows.length > 0) ? data : undefined
}
