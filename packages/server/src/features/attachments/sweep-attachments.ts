import { sql } from 'kysely'
import type { Services } from '../../context.ts'
import { blobLock } from './keep-blob.ts'

const day = 86_400_000
const batchSize = 500

/**
 * Lets go of what was uploaded a day ago and went with nothing, of uploads that broke off with the
 * process that took them, and of content that nothing refers to any more.
 */
export async function sweepAttachments({
  blobs,
  clock,
  db,
}: Pick<Services, 'blobs' | 'clock' | 'db'>): Promise<void> {
  const yesterday = new Date(clock.now().getTime() - day)
  await db
    .deleteFrom('attachments')
    .where('ticket_id', 'is', null)
    .where('created_at', '<', yesterday)
    .execute()
  await blobs.dropDrafts(yesterday)
  for await (const batch of batches(blobs.keptBefore(yesterday))) {
    const used = await db
      .selectFrom('attachments')
      .select('sha256')
      .where('sha256', 'in', batch)
      .execute()
    const kept = new Set(used.map(({ sha256 }) => sha256.toString('hex')))
    for (const sha256 of batch) {
      if (!kept.has(sha256.toString('hex'))) await removeUnused({ blobs, db }, sha256)
    }
  }
}

/** Asked again under the lock: somebody may have uploaded the same content just now. */
async function removeUnused(
  { blobs, db }: Pick<Services, 'blobs' | 'db'>,
  sha256: Buffer,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${blobLock(sha256)})`.execute(tx)
    const used = await tx
      .selectFrom('attachments')
      .select('id')
      .where('sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst()
    if (!used) await blobs.remove(sha256)
  })
}

async function* batches(hashes: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let batch: Buffer[] = []
  for await (const hash of hashes) {
    batch.push(hash)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
