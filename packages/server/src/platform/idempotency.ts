import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { sql } from 'kysely'
import { ApiProblem } from '../problem.ts'
import type { Database } from './storage/database.ts'
import { inTransaction, type WriteLast } from './storage/transaction.ts'

/** A create and the key under which it may be repeated. */
export interface IdempotentRequest {
  /** Who asks and for what: the same key of another person or route is another key. */
  readonly scope: string
  /** The caller's `Idempotency-Key`. */
  readonly key: string
  /** The body as it came. */
  readonly body: string
  readonly now: Date
}

const uniqueViolation = '23505'

/**
 * Runs `work` in one transaction unless the same request was answered before; then the first answer
 * comes back. The answer is kept in the same transaction, so a crash leaves both or neither, sealed
 * with a key that only the caller's own `Idempotency-Key` yields: it may hold tokens.
 *
 * @throws ApiProblem idempotency_in_progress while the first request still runs,
 *   idempotency_key_reused when the key came with another body.
 */
export async function runOnce<T>(
  db: Database,
  request: IdempotentRequest,
  work: (tx: Database, writeLast: WriteLast) => Promise<T>,
): Promise<T> {
  const keyHash = digest(request.key)
  const requestHash = digest(request.body)
  try {
    return await inTransaction(db, async (tx, writeLast) => {
      const known = await claim(tx, request.scope, keyHash)
      if (known) {
        if (!known.request_hash.equals(requestHash)) throw new ApiProblem('idempotency_key_reused')
        return JSON.parse(open(known.sealed_reply, request)) as T
      }
      const reply = await work(tx, writeLast)
      writeLast(
        tx.insertInto('idempotency_keys').values({
          scope: request.scope,
          key_hash: keyHash,
          request_hash: requestHash,
          sealed_reply: seal(JSON.stringify(reply), request),
          created_at: request.now,
        }),
      )
      return reply
    })
  } catch (error) {
    if (isTwin(error)) throw new ApiProblem('idempotency_in_progress', { retryAfter: 1 })
    throw error
  }
}

/**
 * Takes the key for this transaction; the stored answer if there is one. It is looked for whether or
 * not the key was free: repeats of a request that was answered do not wait for one another.
 */
async function claim(tx: Database, scope: string, keyHash: Buffer) {
  const lockKey = createHash('sha256').update(scope).update(keyHash).digest().readBigInt64BE(0)
  const [lock, known] = await Promise.all([
    sql<{ locked: boolean }>`
      SELECT pg_try_advisory_xact_lock(${lockKey.toString()}::bigint) AS locked`.execute(tx),
    tx
      .selectFrom('idempotency_keys')
      .select(['request_hash', 'sealed_reply'])
      .where('scope', '=', scope)
      .where('key_hash', '=', keyHash)
      .executeTakeFirst(),
  ])
  if (!known && !lock.rows[0]?.locked) {
    throw new ApiProblem('idempotency_in_progress', { retryAfter: 1 })
  }
  return known
}

function isTwin(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === uniqueViolation &&
    'table' in error &&
    error.table === 'idempotency_keys'
  )
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

// The key is used for one text only, so a fixed nonce is safe (NIST SP 800-38D §8.2.1).
const nonce = Buffer.alloc(12)

function sealingKey(request: IdempotentRequest): Uint8Array {
  const key = hkdfSync('sha256', request.key, request.scope, 'idempotent reply', 32)
  return new Uint8Array(key)
}

function seal(text: string, request: IdempotentRequest): Buffer {
  const cipher = createCipheriv('aes-256-gcm', sealingKey(request), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([cipher.getAuthTag(), body])
}

function open(sealed: Buffer, request: IdempotentRequest): string {
  const opener = createDecipheriv('aes-256-gcm', sealingKey(request), nonce)
  opener.setAuthTag(sealed.subarray(0, 16))
  return Buffer.concat([opener.update(sealed.subarray(16)), opener.final()]).toString('utf8')
}
