import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestKeys, type TestKeys } from '../testing/test-keys.ts'
import { addKeyFile } from './keys/key-files.ts'
import { type KeyRing, openKeyRing } from './keys/key-ring.ts'
import { createSecretBox, type SecretBox } from './secret-box.ts'

const now = new Date('2026-11-23T10:00:00Z')
const place = 'users:usr_1:totp'
const plain = Buffer.from('JBSWY3DPEHPK3PXP')

let keys: TestKeys
let ring: KeyRing
let box: SecretBox
const openRing = () =>
  openKeyRing(keys.folder, { signing: [], encryption: [] }, { now: () => now }, pino())
beforeEach(async () => {
  keys = await createTestKeys()
  ring = await openRing()
  box = createSecretBox(ring.encryption)
})
afterEach(() => keys.remove())

test('what is sealed opens in its place, and in no other', () => {
  const sealed = box.seal(plain, place)
  expect(box.open(sealed, place)).toEqual(plain)
  expect(() => box.open(sealed, 'users:usr_2:totp')).toThrow(/authenticate/)
})

test('no byte of it can be changed', () => {
  const sealed = box.seal(plain, place)
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => box.open(changed, place)).toThrow(/authenticat|unknown key|tag|altered/i)
  }
})

test('what was sealed before keys had ids opens, also after newer keys came', async () => {
  const sealed = keys.seal(plain.toString(), place)
  expect(box.open(sealed, place)).toEqual(plain)
  await addKeyFile(keys.folder, 'encryption', now)
  ring.encryption.reload()
  expect(box.open(sealed, place)).toEqual(plain)
  expect(() => box.open(sealed, 'users:usr_2:totp')).toThrow('altered, moved')
})

test('what another process sealed with a key of this moment opens at once', async () => {
  await addKeyFile(keys.folder, 'encryption', now)
  const sealed = createSecretBox((await openRing()).encryption).seal(plain, place)
  expect(ring.encryption.all()).toHaveLength(1)
  expect(box.open(sealed, place)).toEqual(plain)
})
