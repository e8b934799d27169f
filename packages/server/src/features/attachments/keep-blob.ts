import { sql } from 'kysely'
import type { BlobDraft } from '../../platform/blobs/blob-store.ts'
import type { Database } from '../../platform/storage/database.ts'

/**
 * Keeps content for a row that the same transaction writes. Until that ends nobody sweeps this
 * content away, however long nothing else has asked for it.
 */
export async function keepBlob(tx: Database, draft: BlobDraft): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(${blobLock(draft.sha256)})`.execute(tx)
  await draft.keep()
}

/** What keeps and sweeps of one content exclude each other by. */
export function blobLock(sha256: Buffer): string {
  return sha256.readBigInt64BE(0).toString()
}
