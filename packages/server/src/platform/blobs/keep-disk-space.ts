import { statfs } from 'node:fs/promises'
import type { Logger } from 'pino'
import { BlobStoreFull, type BlobStore } from './blob-store.ts'

/** Bytes that a file system has free for this process. */
export type FreeBytes = (folder: string) => Promise<number>

const readFreeBytes: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/**
 * The store on `folder`, which takes nothing more in while fewer than `minFree` bytes are free there, so
 * that the database beside it can go on writing. Logged once each time the mark is crossed.
 *
 * @param minFree bytes; 0 to take in whatever fits.
 */
export function keepDiskSpace(
  blobs: BlobStore,
  folder: string,
  minFree: number,
  log: Logger,
  freeBytes: FreeBytes = readFreeBytes,
): BlobStore {
  let isLow = false
  const requireSpace = async (limit: number): Promise<void> => {
    const free = await freeBytes(folder)
    const wasLow = isLow
    // What we write ourselves, an import's transcripts, comes without a limit.
    isLow = free < (Number.isFinite(limit) ? Math.max(minFree, limit) : minFree)
    const facts = { folder, freeBytes: free, minFreeBytes: minFree }
    if (isLow && !wasLow) log.warn(facts, 'disk space is low: uploads are refused')
    if (!isLow && wasLow) log.info(facts, 'disk space is back: uploads are accepted')
    if (isLow) throw new BlobStoreFull(`${free} bytes are free`)
  }
  return {
    ...blobs,
    async receive(content, limit) {
      await requireSpace(limit)
      try {
        return await blobs.receive(content, limit)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
        throw new BlobStoreFull('the disk is full', { cause: error })
      }
    },
  }
}
