import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BlobStore } from './blob-store.ts'
import { openDiskBlobs } from './disk-blobs.ts'

let root: string
let folder: string
let blobs: BlobStore
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hezo-blobs-'))
})
afterAll(() => rm(root, { recursive: true }))
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'each-'))
  blobs = await openDiskBlobs(folder)
})

const limit = 1_000_000
const inAnHour = new Date(Date.now() + 3_600_000)

async function* chunks(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** Names of all files, and nothing of the folders around them. */
async function everything(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

test('what was kept comes back byte for byte, under the hash of its content', async () => {
  const parts = [randomBytes(70_000), randomBytes(1), randomBytes(30_000)]
  const whole = Buffer.concat(parts)
  const draft = await blobs.receive(chunks(...parts), limit)
  await draft.keep()
  await draft.discard()
  expect(draft.size).toBe(whole.length)
  expect(draft.sha256).toEqual(createHash('sha256').update(whole).digest())
  expect(Buffer.from(draft.head)).toEqual(whole.subarray(0, draft.head.length))
  const back = await new Response(await blobs.read(draft.sha256)).arrayBuffer()
  expect(Buffer.from(back)).toEqual(whole)
})

test('the same content is kept once, and can be kept by two at the same time', async () => {
  const content = randomBytes(50_000)
  const drafts = await Promise.all([1, 2, 3].map(() => blobs.receive(chunks(content), limit)))
  await Promise.all(drafts.map((draft) => draft.keep()))
  expect(await everything()).toHaveLength(1)
})

test('what is discarded, too large or broken off leaves nothing', async () => {
  await (await blobs.receive(chunks(randomBytes(10)), limit)).discard()
  await expect(blobs.receive(chunks(randomBytes(600), randomBytes(600)), 1000)).rejects.toThrow(
    'more than 1000 bytes',
  )
  async function* breakingOff(): AsyncGenerator<Uint8Array> {
    yield randomBytes(50_000)
    throw new Error('cut')
  }
  await expect(blobs.receive(breakingOff(), limit)).rejects.toThrow('cut')
  expect(await everything()).toEqual([])
})

test('content of exactly the limit is taken', async () => {
  expect((await blobs.receive(chunks(randomBytes(1000)), 1000)).size).toBe(1000)
})

test('a draft that nobody finished is dropped when it is old, and not before', async () => {
  await blobs.receive(chunks(randomBytes(10)), limit)
  await blobs.dropDrafts(new Date(Date.now() - 3_600_000))
  expect(await everything()).toHaveLength(1)
  await blobs.dropDrafts(inAnHour)
  expect(await everything()).toEqual([])
})

test('blobs are told by when they were kept last', async () => {
  const draft = await blobs.receive(chunks(randomBytes(10)), limit)
  await draft.keep()
  expect(await all(blobs.keptBefore(inAnHour))).toEqual([draft.sha256])
  expect(await all(blobs.keptBefore(new Date(0)))).toEqual([])
  await blobs.remove(draft.sha256)
  await blobs.remove(draft.sha256)
  await expect(blobs.read(draft.sha256)).rejects.toThrow('ENOENT')
})
