import { hash } from 'node:crypto'
import type { Database } from './storage/database.ts'

/**
 * Notes that something was used, for all replicas; false when it was used before. `key` is of
 * `usedOnceKey`. After `expiresAt` the note may be gone: by then it must be refused anyway.
 */
export async function useOnce(db: Database, key: Buffer, expiresAt: Date): Promise<boolean> {
  const row = await db
    .insertInto('used_once')
    .values({ key_hash: key, expires_at: expiresAt })
    .onConflict((oc) => oc.doNothing())
    .returning('expires_at')
    .executeTakeFirst()
  return row !== undefined
}

/** Under which key the use of a value is noted. `scope` says what kind of value it is. */
export function usedOnceKey(scope: string, value: string): Buffer {
  return hash('sha256', `${scope} ${value}`, 'buffer').subarray(0, 16)
}
