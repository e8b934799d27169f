import { sql } from 'kysely'
import type { Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { removeKeyFile } from '../../platform/keys/key-files.ts'
import type { KeyOrigin } from '../../platform/keys/ring-keys.ts'
import { formerKeyId } from '../../platform/secret-box.ts'
import type { Database } from '../../platform/storage/database.ts'
import { type KeyUse, readKeyUse } from './key-use.ts'
import { type ListedKey, listKeys } from './list-keys.ts'
import { sealedColumns } from './sealed-columns.ts'

/** Why an old key stays. */
export type KeptBecause =
  /** Tokens that it signed live until then. */
  | { readonly reason: 'tokens'; readonly until: Date | undefined }
  /** It sealed these. */
  | { readonly reason: 'use'; readonly use: readonly KeyUse[] }
  /** A running server may not have noticed the newer one before then. */
  | { readonly reason: 'settling'; readonly until: Date }

/** What became of the old keys. */
export interface Pruning {
  /** Gone; of keys that the environment gives: what may be taken out of it. */
  readonly removed: readonly ListedKey[]
  readonly kept: readonly { readonly key: ListedKey; readonly because: KeptBecause }[]
}

type Parts = Pick<Services, 'clock' | 'db' | 'keys'>

// Milliseconds; four times as long as a server may take to notice.
const settling = 120_000

/**
 * Takes old keys away, but for those that something still needs. Whatever could be sealed with one that
 * goes waits meanwhile.
 *
 * @param signingAtOnce takes old signing keys away although tokens of theirs may live, and the waiting
 * time of a new one; sessions go on, with new tokens
 */
export async function pruneKeys(
  parts: Parts,
  { signingAtOnce }: { readonly signingAtOnce: boolean },
): Promise<Pruning> {
  const { clock, db, keys } = parts
  const reload = (): void => {
    keys.signing.reload()
    keys.encryption.reload()
  }
  const pruning = await db.transaction().execute(async (tx) => {
    await stopSealing(tx)
    reload()
    const use = await readKeyUse(tx)
    const listed = await listKeys({ keys, db: tx })
    const old = listed.filter((key, place) => isOld(key, listed, place, signingAtOnce))
    const judged = old.map((key) => ({
      key,
      because:
        key.kind === 'signing'
          ? signingNeed(key, signingAtOnce)
          : encryptionNeed(use, key, keys.encryption.all(), clock.now()),
    }))
    const removed = judged.filter(({ because }) => !because).map(({ key }) => key)
    for (const { kind, id, origin } of removed) {
      if (!origin?.path) continue
      await recordAudit(tx, {
        at: clock.now(),
        action: 'keys.pruned',
        actorId: null,
        companyId: null,
        subjectId: id,
        address: null,
        details: { kind },
      })
      await removeKeyFile(origin.path)
    }
    const kept = judged.flatMap(({ key, because }) => (because ? [{ key, because }] : []))
    return { removed, kept }
  })
  reload()
  return pruning
}

/** Who writes a sealed value ends first; who wants to, waits. Reading goes on. */
async function stopSealing(tx: Database): Promise<void> {
  const tables = [...sealedColumns.map(({ table }) => table), 'outbox'].map((name) =>
    sql.table(name),
  )
  await sql`SET LOCAL lock_timeout = '3s'`.execute(tx)
  await sql`LOCK TABLE ${sql.join(tables)} IN SHARE MODE`.execute(tx)
}

/** Not the newest of its kind, nor in use, unless its successor is to step in at once. */
function isOld(
  { kind, state }: ListedKey,
  listed: readonly ListedKey[],
  place: number,
  signingAtOnce: boolean,
): boolean {
  if (state === 'older' || state === 'ended') return true
  const hasNewer = listed.findIndex((key) => key.kind === kind) < place
  return signingAtOnce && kind === 'signing' && hasNewer
}

function signingNeed(
  { state, origin, until }: ListedKey,
  signingAtOnce: boolean,
): KeptBecause | undefined {
  if (state === 'ended' || (signingAtOnce && origin?.path !== undefined)) return undefined
  return { reason: 'tokens', until }
}

function encryptionNeed(
  use: readonly KeyUse[],
  { id }: ListedKey,
  all: readonly (KeyOrigin & { readonly id: string })[],
  now: Date,
): KeptBecause | undefined {
  // What names no key may be any key's.
  const ofKey = use.filter(({ keyId }) => keyId === id || keyId === formerKeyId)
  if (ofKey.length > 0) return { reason: 'use', use: ofKey }
  const newest = all[0]?.madeAt
  const until = newest && new Date(newest.getTime() + settling)
  return until && until > now ? { reason: 'settling', until } : undefined
}
