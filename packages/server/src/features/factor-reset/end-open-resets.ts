import type { Context } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { endReset } from './end-reset.ts'

/**
 * Ends the resets of a person who has just proved a second factor: it is evidently not lost, so
 * somebody else may have asked for another one.
 */
export async function endOpenResets(
  context: Pick<Context, 'clock' | 'jobs' | 'request'>,
  tx: Database,
  userId: string,
): Promise<void> {
  const by = { userId, address: context.request.address }
  await endReset(context, tx, { userId }, 'signed_in', by)
}
