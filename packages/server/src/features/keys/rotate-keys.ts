import type { Services } from '../../context.ts'
import { type AuditEvent, recordAudit } from '../../platform/audit.ts'
import { addKeyFile, type KeyKind } from '../../platform/keys/key-files.ts'
import type { KeySet } from '../../platform/keys/key-ring.ts'
import type { KeyOrigin } from '../../platform/keys/ring-keys.ts'
import type { Database } from '../../platform/storage/database.ts'
import { type Resealed, resealAll } from './reseal.ts'

/** Why a kind has the newest key that it has. */
export interface NewestKey {
  readonly kind: KeyKind
  readonly id: string
  /**
   * `made` just now; `recent`: a rotation of the last hour, which this run goes on with, made it;
   * `given` by the environment; `kept`, as was asked for.
   */
  readonly because: 'made' | 'recent' | 'given' | 'kept'
}

/** What a rotation did. */
export interface Rotation {
  readonly newest: readonly NewestKey[]
  readonly resealed: readonly Resealed[]
}

type Parts = Pick<Services, 'clock' | 'db' | 'keys' | 'secrets'>

// Milliseconds.
const recently = 3_600_000

/**
 * Makes a new key of each kind that lies in files, and seals all that is kept with the newest. It may be
 * stopped at any point: run again within an hour it goes on with the keys that it made.
 *
 * @param newKeys false to only seal anew
 */
export async function rotateKeys(
  parts: Parts,
  { newKeys }: { readonly newKeys: boolean },
): Promise<Rotation> {
  const { keys, clock, db } = parts
  const newest = [
    await renew(parts, 'encryption', keys.encryption, newKeys),
    await renew(parts, 'signing', keys.signing, newKeys),
  ]
  const resealed = await resealAll(parts)
  const count = resealed.reduce((sum, each) => sum + each.resealed, 0)
  if (count > 0) {
    const subjectId = keys.encryption.current().id
    await recordAudit(db, {
      ...byOperator,
      at: clock.now(),
      action: 'keys.resealed',
      subjectId,
      details: { count },
    })
  }
  return { newest, resealed }
}

const byOperator = { actorId: null, companyId: null, address: null } as const

async function renew<K extends KeyOrigin & { readonly id: string }>(
  { clock, db }: Parts,
  kind: KeyKind,
  keys: KeySet<K>,
  newKeys: boolean,
): Promise<NewestKey> {
  const [before] = keys.all()
  if (!before) throw new TypeError('a ring without keys')
  if (keys.folder === undefined) return { kind, id: before.id, because: 'given' }
  if (!newKeys) return { kind, id: before.id, because: 'kept' }
  const isRecent = before.madeAt && clock.now().getTime() - before.madeAt.getTime() < recently
  if (!isRecent) {
    await addKeyFile(keys.folder, kind, clock.now())
    keys.reload()
  }
  const id = keys.all()[0]?.id ?? before.id
  await recordOnce(db, {
    ...byOperator,
    at: clock.now(),
    action: 'keys.rotated',
    subjectId: id,
    details: { kind },
  })
  return { kind, id, because: isRecent ? 'recent' : 'made' }
}

/** A run that was killed between the key and its row leaves the row to the next. */
async function recordOnce(db: Database, event: AuditEvent): Promise<void> {
  const known = await db
    .selectFrom('audit_events')
    .select('action')
    .where('action', '=', event.action)
    .where('subject_id', '=', event.subjectId)
    .executeTakeFirst()
  if (!known) await recordAudit(db, event)
}
