import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { ensureFirstKey, KeyFault, type KeyKind, listKeyFiles, readKeyFile } from './key-files.ts'
import {
  type EncryptionKey,
  type KeyOrigin,
  type SigningKey,
  toEncryptionKey,
  toSigningKey,
} from './ring-keys.ts'

/** The keys of one kind. One is in use, older ones are good for what they made. */
export interface KeySet<K> {
  /** Where new keys are put; undefined when the keys are given by the environment. */
  readonly folder: string | undefined
  /** The one that signs or seals. */
  current(): K
  /** Those that verify or open, the newest first. */
  live(): readonly K[]
  /** One of the live keys. An id that is not known makes the folder be read anew. */
  find(id: string): K | undefined
  /** All there are, the newest first. */
  all(): readonly K[]
  /** Reads the folder now. */
  reload(): void
}

/** All secrets that the service itself keeps, outside the database. */
export interface KeyRing {
  readonly signing: KeySet<SigningKey>
  readonly encryption: KeySet<EncryptionKey>
}

/** Keys that are given, the first in use. Bytes; 32 each. */
export interface GivenKeys {
  readonly signing: readonly Uint8Array[]
  readonly encryption: readonly Uint8Array[]
}

/** How keys follow one another. Milliseconds. */
export const keyTimes = {
  /** How old what is known of a folder may get. */
  reread: 30_000,
  /**
   * From making a signing key to its use: each replica has read it by then, and each copy of the key set
   * that somebody keeps has run out.
   */
  rest: 300_000,
  /** From the use of a key to the end of the one before: as long as a token lives, and a little. */
  overlap: 660_000,
} as const

/** Strangers may say any `kid`; the folder is read no more often than this for it. Milliseconds. */
const shortest = 1000

/** Ways in which the kinds differ. */
interface Kind<K> {
  readonly name: KeyKind
  readonly make: (bytes: Uint8Array, origin: KeyOrigin) => K
  readonly names: (key: K) => readonly string[]
  readonly rest: number
  readonly overlap: number
  readonly shortest: number
}

const signing: Kind<SigningKey> = {
  name: 'signing',
  make: toSigningKey,
  names: ({ id, formerId }) => [id, formerId],
  rest: keyTimes.rest,
  overlap: keyTimes.overlap,
  shortest,
}
const encryption: Kind<EncryptionKey> = {
  name: 'encryption',
  make: toEncryptionKey,
  names: ({ id }) => [id],
  rest: 0,
  overlap: Infinity,
  shortest: 0,
}

/**
 * The keys of `given`; of a kind that it does not have, those in `folder`, where the first start makes
 * one. Other processes may add keys and take some away: the folder is read anew when a key is asked for
 * that is not known, and as what is known grows old. What cannot be read later on is logged, and the
 * keys that were known stay in use.
 *
 * @throws KeyFault when a key cannot be used
 */
export async function openKeyRing(
  folder: string,
  given: GivenKeys,
  clock: Clock,
  log: Logger,
): Promise<KeyRing> {
  async function open<K extends KeyOrigin>(kind: Kind<K>): Promise<KeySet<K>> {
    const ofKind = given[kind.name]
    if (ofKind.length > 0) return setOf(kind, clock, fixed(kind, ofKind))
    await ensureFirstKey(folder, kind.name)
    return setOf(kind, clock, readFrom(folder, kind, clock, log), folder)
  }
  return { signing: await open(signing), encryption: await open(encryption) }
}

/** A ring of keys that are given and stay. */
export function createKeyRing(given: GivenKeys, clock: Clock): KeyRing {
  return {
    signing: setOf(signing, clock, fixed(signing, given.signing)),
    encryption: setOf(encryption, clock, fixed(encryption, given.encryption)),
  }
}

/** What is known of the keys, no older than so many milliseconds. */
type Source<K> = (maxAge: number) => readonly K[]

function fixed<K>({ make, name }: Kind<K>, given: readonly Uint8Array[]): Source<K> {
  if (given.length === 0) throw new TypeError(`no ${name} key`)
  const keys = given.map((bytes) => make(bytes, { madeAt: undefined, path: undefined }))
  return () => keys
}

function readFrom<K extends KeyOrigin>(
  folder: string,
  { name, make }: Kind<K>,
  clock: Clock,
  log: Logger,
): Source<K> {
  function read(known: readonly K[]): K[] {
    const keys = listKeyFiles(folder, name).flatMap(({ path, madeAt }) => {
      const before = known.find((key) => key.path === path)
      if (before) return [before]
      const bytes = readKeyFile(path)
      return bytes ? [make(bytes, { madeAt, path })] : []
    })
    if (keys.length === 0) throw new KeyFault(`There is no ${name} key in ${folder}.`)
    return keys
  }

  let keys = read([])
  let readAt = clock.now().getTime()
  return (maxAge) => {
    const now = clock.now().getTime()
    if (Math.abs(now - readAt) < maxAge) return keys
    readAt = now
    try {
      keys = read(keys)
    } catch (error) {
      log.error({ err: error }, 'keys were not read anew; those known stay in use')
    }
    return keys
  }
}

function setOf<K extends KeyOrigin>(
  { names, rest, overlap, shortest: atMost }: Kind<K>,
  clock: Clock,
  known: Source<K>,
  folder?: string,
): KeySet<K> {
  const isInUse = ({ madeAt }: KeyOrigin): boolean =>
    madeAt === undefined || madeAt.getTime() + rest <= clock.now().getTime()

  /** Until the next key is in use for so long that nothing of this one can be alive. */
  const isLive = (_: K, place: number, keys: readonly K[]): boolean => {
    const next = keys[place - 1]?.madeAt
    return next === undefined || clock.now().getTime() < next.getTime() + rest + overlap
  }

  function findIn(keys: readonly K[], id: string): K | undefined {
    return keys.filter(isLive).find((key) => names(key).includes(id))
  }

  return {
    folder,
    current() {
      const keys = known(keyTimes.reread)
      const found = keys.find(isInUse) ?? keys.at(-1)
      if (!found) throw new TypeError('a ring without keys')
      return found
    },
    live: () => known(keyTimes.reread).filter(isLive),
    find: (id) => findIn(known(keyTimes.reread), id) ?? findIn(known(atMost), id),
    all: () => known(keyTimes.reread),
    reload: () => void known(0),
  }
}
