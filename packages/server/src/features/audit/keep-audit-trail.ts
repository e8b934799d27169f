import type { Services } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { sealEvents } from './seal-events.ts'

/** Milliseconds for which an address is kept whole. */
const wholeAddresses = 30 * 86_400_000

/** Each night: seals what was committed very late, and forgets whole addresses after thirty days. */
export async function keepAuditTrail(
  services: Pick<Services, 'clock' | 'db' | 'log'>,
): Promise<void> {
  await sealEvents(services, { everything: true })
  await shortenAddresses(services.db, services.clock.now())
}

async function shortenAddresses(db: Database, now: Date): Promise<void> {
  await db
    .updateTable('audit_events')
    .set({ address: null })
    .where('address', 'is not', null)
    .where('at', '<', new Date(now.getTime() - wholeAddresses))
    .execute()
}
