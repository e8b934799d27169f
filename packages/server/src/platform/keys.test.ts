import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadKeys } from './keys.ts'
import { secretFile } from './secret-file.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hezo-keys-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('processes that start together make one key', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => loadKeys(folder, {})))
  for (const keys of all) expect(keys).toEqual(all[0])
  expect((await readdir(folder)).toSorted()).toEqual(['encryption.key', 'signing.key'])
  expect((await stat(join(folder, 'signing.key'))).mode & 0o777).toBe(0o600)
})

test('a key that could not be written, as on a full disk, leaves nothing half made behind', async () => {
  const path = join(folder, 'secret')
  const broken = (): never => {
    throw new Error('no space left')
  }
  await expect(secretFile(path, broken)).rejects.toThrow('no space left')
  expect(await readdir(folder)).toEqual([])
  expect(await secretFile(path, () => 'made later')).toBe('made later')
})

test('a key of the environment is used and not written down', async () => {
  const given = { signing: new Uint8Array(32).fill(1), encryption: new Uint8Array(32).fill(2) }
  expect(await loadKeys(folder, given)).toEqual(given)
  expect(await readdir(folder)).toEqual([])
})
