import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BlobDraft, type BlobStore, BlobTooLarge, headBytes } from './blob-store.ts'
import { fewAtOnce } from './few-at-once.ts'

// So much goes to the disk at once: each write is a way through the thread pool.
const blockBytes = 256 * 1024

// Each waits for the disk on one of the four threads of libuv, which also check signatures.
const sync = fewAtOnce(2)

/**
 * Blobs as files below `folder`: `ab/abcdef…` by their hash, and what is still arriving in `arriving`.
 * A blob gets its name when all of it is on the disk, so a name never stands for half a file.
 */
export async function openDiskBlobs(folder: string): Promise<BlobStore> {
  const arriving = join(folder, 'arriving')
  await mkdir(arriving, { recursive: true, mode: 0o700 })
  const pathOf = (sha256: Uint8Array): string => {
    const name = Buffer.from(sha256).toString('hex')
    return join(folder, name.slice(0, 2), name)
  }

  return {
    async receive(content, limit) {
      const path = join(arriving, randomUUID())
      try {
        const received = await writeDown(path, content, limit)
        return createDraft(path, pathOf(received.sha256), received)
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    async read(sha256) {
      const file = await open(pathOf(sha256))
      return file.readableWebStream({ autoClose: true }) as ReadableStream<Uint8Array>
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true })
    },
    async *keptBefore(instant) {
      for (const shelf of await readdir(folder)) {
        // Drafts, the mark of the installation, what file systems put there themselves.
        if (!/^[0-9a-f]{2}$/.test(shelf)) continue
        for (const name of await readdir(join(folder, shelf))) {
          if (await isOlder(join(folder, shelf, name), instant)) yield Buffer.from(name, 'hex')
        }
      }
    },
    async dropDrafts(instant) {
      for (const name of await readdir(arriving)) {
        const path = join(arriving, name)
        if (await isOlder(path, instant)) await rm(path, { force: true })
      }
    },
  }
}

async function writeDown(
  path: string,
  content: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Pick<BlobDraft, 'sha256' | 'size' | 'head'>> {
  const digest = createHash('sha256')
  // One for all of a file: what arrives is let go of at once, and memory stays flat.
  const block = Buffer.allocUnsafeSlow(blockBytes)
  let head = Buffer.alloc(0)
  let size = 0
  let filled = 0
  await using file = await open(path, 'wx', 0o600)
  const flush = async (): Promise<void> => {
    const part = block.subarray(0, filled)
    if (head.length === 0) head = Buffer.from(part.subarray(0, headBytes))
    digest.update(part)
    await writeAll(file, part)
    filled = 0
  }
  for await (const chunk of content) {
    size += chunk.length
    if (size > limit) throw new BlobTooLarge(`more than ${limit} bytes`)
    for (let done = 0; done < chunk.length;) {
      const part = chunk.subarray(done, done + blockBytes - filled)
      block.set(part, filled)
      filled += part.length
      done += part.length
      if (filled === blockBytes) await flush()
    }
  }
  await flush()
  await sync(() => file.sync())
  return { sha256: digest.digest(), size, head }
}

/** A write may write only a part. */
async function writeAll(file: FileHandle, part: Uint8Array): Promise<void> {
  for (let done = 0; done < part.length;) {
    const { bytesWritten } = await file.write(part, done)
    done += bytesWritten
  }
}

function createDraft(
  path: string,
  target: string,
  received: Pick<BlobDraft, 'sha256' | 'size' | 'head'>,
): BlobDraft {
  return {
    ...received,
    async keep() {
      const shelf = dirname(target)
      await mkdir(shelf, { recursive: true, mode: 0o700 })
      // Also where the same content is there already: it counts as kept just now.
      await rename(path, target)
      await using directory = await open(shelf)
      await sync(() => directory.sync())
    },
    async discard() {
      await unlink(path).catch(() => {})
    },
  }
}

async function isOlder(path: string, instant: Date): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true && found.mtime < instant
}
