import { createHash } from 'node:crypto'
import type { Database } from './storage/database.ts'

/**
 * Notes that `value` was used, for all replicas; false when it was used before. `scope` says what kind
 * of value it is. After `expiresAt` the note may be gone: by then the value must be refused anyway.
 */
export async function useOnce(
  db: Database,
  scope: string,
  value: string,
  expiresAt: Date,
): Promise<boolean> {
  const row = await db
    .insertInto('used_once')
    .values({ key_hash: usedOnceKey(scope, value), expires_at: expiresAt })
    .onConflict((oc) => oc.doNothing())
    .returning('expires_at')
    .executeTakeFirst()
  return row !== undefined
}

/** Under which key a use is noted: half a SHA-256 tells more values apart than there will be. */
export function usedOnceKey(scope: string, value: string): Buffer {
  return createHash('sha256').update(`${scope} ${value}`).digest().subarray(0, 16)
}
