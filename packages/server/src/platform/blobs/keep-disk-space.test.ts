// Prevents: uploads that fill the disk of the database, and a warning for each of them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type BlobStore, BlobStoreFull } from './blob-store.ts'
import { openDiskBlobs } from './disk-blobs.ts'
import { keepDiskSpace } from './keep-disk-space.ts'

let folder: string
let blobs: BlobStore
let free: number
const lines: { level: number; msg: string }[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hezo-space-'))
  lines.length = 0
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) })
  blobs = keepDiskSpace(await openDiskBlobs(folder), folder, 1000, log, async () => free)
})
afterEach(() => rm(folder, { recursive: true }))

async function* content(bytes: number): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(bytes)
}
const receive = (store = blobs) => store.receive(content(10), 100)

it('refuses from the mark on, says so once, and says once that it is over', async () => {
  free = 1000
  await receive()
  free = 999
  for (let tries = 0; tries < 3; tries += 1) await expect(receive()).rejects.toThrow(BlobStoreFull)
  free = 5000
  await receive()
  await receive()
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
    [40, 'disk space is low: uploads are refused'],
    [30, 'disk space is back: uploads are accepted'],
  ])
})

it('takes in what comes without a limit, as an import does, while the mark is kept', async () => {
  free = 5000
  await (await blobs.receive(oneByte(), Infinity)).discard()
  free = 999
  await expect(blobs.receive(oneByte(), Infinity)).rejects.toThrow(BlobStoreFull)
  free = 5000
})

async function* oneByte(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1)
}

it('reads the space of the folder itself', async () => {
  const log = pino({ level: 'silent' })
  const store = await openDiskBlobs(folder)
  await receive(keepDiskSpace(store, folder, 1, log))
  const more = keepDiskSpace(store, folder, Number.MAX_SAFE_INTEGER, log)
  await expect(receive(more)).rejects.toThrow(BlobStoreFull)
})

it('a disk that fills up meanwhile is full, and no fault of the service', async () => {
  free = 5000
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1)
    throw full
  }
  await expect(blobs.receive(failing(), 100)).rejects.toThrow(BlobStoreFull)
})
