import type { Services } from '../../context.ts'
import type { KeyKind } from '../../platform/keys/key-files.ts'
import { keyTimes } from '../../platform/keys/key-ring.ts'
import type { KeyOrigin } from '../../platform/keys/ring-keys.ts'
import { formerKeyId } from '../../platform/secret-box.ts'
import { type KeyUse, readKeyUse } from './key-use.ts'

/** A key as the operator sees it; nothing of it is secret. */
export interface ListedKey {
  readonly kind: KeyKind
  readonly id: string
  /**
   * `current` signs or seals; `next` will sign from `until` on; `older` verifies until `until`, or opens
   * what it sealed; `ended` verifies nothing any more; `missing` sealed something, and is not there.
   */
  readonly state: 'current' | 'next' | 'older' | 'ended' | 'missing'
  readonly until: Date | undefined
  readonly origin: KeyOrigin | undefined
  /** What in the database it sealed. */
  readonly use: readonly KeyUse[]
}

/** All keys, the newest of each kind first, and those that the database knows and the ring does not. */
export async function listKeys({
  keys,
  db,
}: Pick<Services, 'keys' | 'db'>): Promise<readonly ListedKey[]> {
  const use = await readKeyUse(db)
  const known = keys.encryption.all()
  const missing = [...Map.groupBy(use, ({ keyId }) => keyId)].filter(
    ([id]) => id !== formerKeyId && !known.some((key) => key.id === id),
  )
  return [
    ...listSigning(keys.signing),
    ...known.map((key) => ({
      kind: 'encryption' as const,
      id: key.id,
      state: key === keys.encryption.current() ? ('current' as const) : ('older' as const),
      until: undefined,
      origin: key,
      use: use.filter(({ keyId }) => keyId === key.id),
    })),
    ...missing.map(([id, ofKey]) => ({
      kind: 'encryption' as const,
      id,
      state: 'missing' as const,
      until: undefined,
      origin: undefined,
      use: ofKey,
    })),
  ]
}

function listSigning(set: Services['keys']['signing']): ListedKey[] {
  const [current, live, all] = [set.current(), set.live(), set.all()]
  const place = all.indexOf(current)
  return all.map((key, index) => {
    const base = { kind: 'signing' as const, id: key.id, origin: key, use: [] }
    if (index === place) return { ...base, state: 'current', until: undefined }
    if (index < place) return { ...base, state: 'next', until: later(key.madeAt, keyTimes.rest) }
    const until = later(all[index - 1]?.madeAt, keyTimes.rest + keyTimes.overlap)
    return { ...base, state: live.includes(key) ? 'older' : 'ended', until }
  })
}

function later(time: Date | undefined, by: number): Date | undefined {
  return time && new Date(time.getTime() + by)
}
