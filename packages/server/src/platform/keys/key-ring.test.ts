import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calculateJwkThumbprint } from 'jose'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secretFile } from '../secret-file.ts'
import { accessFault, addKeyFile, removeKeyFile } from './key-files.ts'
import { createKeyRing, type GivenKeys, type KeyRing, keyTimes, openKeyRing } from './key-ring.ts'

const log = pino({ level: 'silent' })
const none: GivenKeys = { signing: [], encryption: [] }
const minute = 60_000

let folder: string
let now: Date
const clock = { now: () => now }
const open = (given = none): Promise<KeyRing> => openKeyRing(folder, given, clock, log)
const travel = (by: number): void => {
  now = new Date(now.getTime() + by)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hezo-keys-'))
  now = new Date('2026-11-23T10:00:00Z')
})
afterEach(() => rm(folder, { recursive: true }))

describe('the first start', () => {
  it('makes one key of each kind, however many processes start together', async () => {
    const rings = await Promise.all(Array.from({ length: 8 }, () => open()))
    for (const kind of ['signing', 'encryption'] as const) {
      expect(new Set(rings.map((ring) => ring[kind].current().id)).size).toBe(1)
    }
    expect((await readdir(folder)).toSorted()).toEqual(['encryption.key', 'signing.key'])
    expect((await stat(join(folder, 'signing.key'))).mode & 0o777).toBe(0o600)
  })

  it('makes the folder for its owner only', async () => {
    const below = join(folder, 'keys')
    await openKeyRing(below, none, clock, log)
    expect((await stat(below)).mode & 0o777).toBe(0o700)
  })

  it('leaves nothing half made behind when a key cannot be written, as on a full disk', async () => {
    const path = join(folder, 'secret')
    const broken = (): never => {
      throw new Error('no space left')
    }
    await expect(secretFile(path, broken)).rejects.toThrow('no space left')
    expect(await readdir(folder)).toEqual([])
    expect(await secretFile(path, () => 'made later')).toBe('made later')
  })
})

describe('keys of the environment', () => {
  const given = {
    signing: [new Uint8Array(32).fill(1), new Uint8Array(32).fill(3)],
    encryption: [new Uint8Array(32).fill(2)],
  }

  it('are used in their order and not written down', async () => {
    const ring = await open(given)
    expect(ring.signing.live()).toHaveLength(2)
    expect(ring.signing.current()).toBe(ring.signing.live()[0])
    expect(ring.signing.folder).toBeUndefined()
    expect(await readdir(folder)).toEqual([])
  })

  it('have the ids that other tools give them', async () => {
    const { signing } = createKeyRing(given, clock)
    for (const { id, jwk } of signing.live()) expect(id).toBe(await calculateJwkThumbprint(jwk))
  })

  it('have ids of their own, which tell nothing of them', () => {
    const many = Array.from({ length: 50 }, (_, n) => new Uint8Array(32).fill(n))
    const ring = createKeyRing({ signing: many, encryption: many }, clock)
    expect(new Set(ring.encryption.all().map(({ id }) => id)).size).toBe(50)
    expect(new Set(ring.signing.all().map(({ id }) => id)).size).toBe(50)
    const [first] = ring.encryption.all()
    expect(Buffer.alloc(32).toString('base64url')).not.toContain(first?.id)
  })
})

describe('a newer signing key', () => {
  it('is known to a running server before it signs, and the old one ends with its last token', async () => {
    const ring = await open()
    const old = ring.signing.current()
    await addKeyFile(folder, 'signing', now)
    travel(keyTimes.reread)
    expect(ring.signing.live()).toHaveLength(2)
    expect(ring.signing.current().id).toBe(old.id)
    travel(keyTimes.rest)
    expect(ring.signing.current().id).not.toBe(old.id)
    travel(10 * minute)
    expect(ring.signing.find(old.id)?.id).toBe(old.id)
    travel(minute)
    expect(ring.signing.find(old.id)).toBeUndefined()
    expect(ring.signing.live()).toHaveLength(1)
    expect(ring.signing.all()).toHaveLength(2)
  })

  it('is found at once by its id, however young what is known of the folder', async () => {
    const ring = await open()
    await addKeyFile(folder, 'signing', now)
    const { id } = (await open()).signing.all()[0] ?? { id: '' }
    travel(1000)
    expect(ring.signing.find(id)?.id).toBe(id)
  })

  it('is one, when two rotations make it together', async () => {
    await open()
    await Promise.all([addKeyFile(folder, 'signing', now), addKeyFile(folder, 'signing', now)])
    expect((await open()).signing.all()).toHaveLength(2)
  })
})

describe('the folder of a running server', () => {
  it('may lose a key, which is then no key any more', async () => {
    const ring = await open()
    const old = ring.encryption.current()
    await addKeyFile(folder, 'encryption', now)
    await removeKeyFile(old.path ?? '')
    travel(keyTimes.reread)
    expect(ring.encryption.current().id).not.toBe(old.id)
    expect(ring.encryption.find(old.id)).toBeUndefined()
  })

  it('may go away, or get a broken key: what is known stays in use', async () => {
    const ring = await open()
    const { id } = ring.signing.current()
    await writeFile(join(folder, 'signing.20261123T100000Z.key'), 'half', { mode: 0o600 })
    travel(keyTimes.reread)
    expect(ring.signing.current().id).toBe(id)
    await rm(folder, { recursive: true })
    travel(keyTimes.reread)
    expect(ring.signing.current().id).toBe(id)
    await writeFile(folder, '')
  })
})

describe('a key file is refused', () => {
  it.each([
    ['with 31 bytes', Buffer.alloc(31).toString('base64url')],
    ['with 33 bytes', Buffer.alloc(33).toString('base64url')],
    ['with something else', 'x'.repeat(20)],
    ['with nothing', ''],
  ])('%s', async (_, text) => {
    await writeFile(join(folder, 'signing.key'), text, { mode: 0o600 })
    await expect(open()).rejects.toThrow(/signing\.key does not hold a key: 32 bytes as base64url/)
  })

  it.each([0o640, 0o604, 0o620, 0o644])('when others may use it: mode %o', async (mode) => {
    await open()
    await chmod(join(folder, 'encryption.key'), mode)
    await expect(open()).rejects.toThrow(
      /encryption\.key can be read or changed by others.*chmod 600/,
    )
  })

  it.each([
    ['our own', { mode: 0o600, uid: 7 }, /^none$/],
    ["root's", { mode: 0o400, uid: 0 }, /^none$/],
    ["root's, for the group as containers mount it", { mode: 0o440, uid: 0 }, /^none$/],
    ["root's, for the group to write", { mode: 0o660, uid: 0 }, /by others/],
    ["root's, for all", { mode: 0o444, uid: 0 }, /by others/],
    ['our own, for the group', { mode: 0o640, uid: 7 }, /by others/],
    ["another account's", { mode: 0o600, uid: 8 }, /belongs to another account/],
  ])('or not, if it is %s', (_, file, fault) => {
    expect(accessFault('signing.key', file, 7) ?? 'none').toMatch(fault)
  })

  it('when others may write to its folder', async () => {
    await open()
    await chmod(folder, 0o770)
    await expect(open()).rejects.toThrow(/Others may write to .*chmod 700/)
    await chmod(folder, 0o1777)
    expect((await open()).signing.all()).toHaveLength(1)
  })

  it('never with the key in the message', async () => {
    const path = join(folder, 'signing.key')
    await open()
    const text = await readFile(path, 'utf8')
    await chmod(path, 0o644)
    await expect(open()).rejects.not.toThrow(text)
    await chmod(path, 0o600)
    await writeFile(path, `${text}x`)
    await expect(open()).rejects.not.toThrow(text)
  })
})
