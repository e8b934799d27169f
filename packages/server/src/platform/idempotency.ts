import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hash,
  type KeyObject,
} from 'node:crypto'
import { sql } from 'kysely'
import { ApiProblem } from '../problem.ts'
import { compileOnce } from './storage/compile-once.ts'
import type { Database } from './storage/database.ts'
import { inTransaction, type WriteLast } from './storage/transaction.ts'
import { insertOnce } from './storage/write.ts'

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
 * with a key that only the caller's own `Idempotency-Key` yields: it may hold tokens. `readAhead`
 * travels with the look at the key; a repeat does nothing with it.
 *
 * @throws ApiProblem idempotency_in_progress while the first request still runs,
 *   idempotency_key_reused when the key came with another body.
 */
export async function runOnce<T, A>(
  db: Database,
  request: IdempotentRequest,
  work: (tx: Database, writeLast: WriteLast, ahead: A) => Promise<T>,
  readAhead: (tx: Database) => Promise<A>,
): Promise<T> {
  const keyHash = digest(request.key)
  const requestHash = digest(request.body)
  try {
    return await inTransaction(db, async (tx, writeLast) => {
      const [known, ahead] = await Promise.all([claim(tx, request.scope, keyHash), readAhead(tx)])
      if (known) {
        if (!known.request_hash.equals(requestHash)) throw new ApiProblem('idempotency_key_reused')
        return JSON.parse(open(known.sealed_reply, request)) as T
      }
      const reply = await work(tx, writeLast, ahead)
      writeLast(
        answerRow({
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

/** Whether `runOnce` has the answer to this request. */
export async function isAnswered(
  db: Database,
  { scope, key, body }: IdempotentRequest,
): Promise<boolean> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select('scope')
    .where('scope', '=', scope)
    .where('key_hash', '=', digest(key))
    .where('request_hash', '=', digest(body))
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes the key for this transaction; the stored answer if there is one. It is looked for whether or
 * not the key was free: repeats of a request that was answered do not wait for one another. What was
 * stored in this very moment may be missed; then the key's row cannot be written a second time.
 */
async function claim(tx: Database, scope: string, keyHash: Buffer): Promise<Claimed | undefined> {
  const lockKey = createHash('sha256').update(scope).update(keyHash).digest().readBigInt64BE(0)
  const [row] = await takeKey(tx, { lockKey: lockKey.toString(), scope, keyHash })
  if (row?.request_hash && row.sealed_reply) return row as Claimed
  if (!row?.locked) throw new ApiProblem('idempotency_in_progress', { retryAfter: 1 })
  return undefined
}

interface Claimed {
  readonly request_hash: Buffer
  readonly sealed_reply: Buffer
}

const takeKey = compileOnce(
  (db, { lockKey, scope, keyHash }: { lockKey: string; scope: string; keyHash: Buffer }) =>
    db
      .selectFrom(
        sql<{
          locked: boolean
        }>`(SELECT pg_try_advisory_xact_lock(${lockKey}::bigint) AS locked)`.as('attempt'),
      )
      .leftJoin('idempotency_keys as known', (join) =>
        join.on('known.scope', '=', scope).on('known.key_hash', '=', keyHash),
      )
      .select(['attempt.locked', 'known.request_hash', 'known.sealed_reply']),
)

const answerRow = insertOnce('idempotency_keys', [
  'scope',
  'key_hash',
  'request_hash',
  'sealed_reply',
  'created_at',
])

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
  return hash('sha256', text, 'buffer')
}

// The key is used for one text only, so a fixed nonce is safe (NIST SP 800-38D §8.2.1).
const nonce = Buffer.alloc(12)

function sealingKey({ key, scope }: IdempotentRequest): KeyObject {
  return createSecretKey(hash('sha256', `idempotent reply\n${scope}\n${key}`, 'buffer'))
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
