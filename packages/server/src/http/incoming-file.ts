import {
  type BlobDraft,
  type BlobStore,
  BlobStoreFull,
  BlobTooLarge,
} from '../platform/blobs/blob-store.ts'
import { ApiProblem } from '../problem.ts'
import { type BodySource, filePace, partsOf } from './incoming-body.ts'

/** A file that a request brings and that nobody has read yet. */
export interface IncomingFile {
  /**
   * Takes it in, `limit` bytes at most. Once it is here, its sender must still be allowed to send it.
   * @throws ApiProblem file_too_large, file_empty, storage_full; upload_incomplete when the sender broke off or was
   * too slow; what the check of the sender throws
   */
  receive(limit: number): Promise<BlobDraft>
}

/** What receiving a file needs. */
interface Receiving {
  readonly headers: Headers
  readonly body: BodySource
  readonly blobs: BlobStore
  /** A place among the files that are received. */
  readonly enter: () => Promise<Disposable>
  /** Waits for a place among the files that are kept; it ends with the request. */
  readonly enterKeeping: () => Promise<void>
  /** Throws when the sender may no longer send; called once the file has arrived. */
  readonly recheck: () => Promise<void>
}

/** A file on its way in. `digest` is empty until it was received; a repeat of the request has the same. */
export function openIncomingFile({
  headers,
  body,
  blobs,
  enter,
  enterKeeping,
  recheck,
}: Receiving): IncomingFile & { readonly digest: string } {
  let digest = ''
  return {
    get digest() {
      return digest
    },
    async receive(limit) {
      if (Number(headers.get('content-length') ?? 0) > limit) throw new ApiProblem('file_too_large')
      using _place = await enter()
      const draft = await blobs.receive(bytesOf(body), limit).catch((error: unknown) => {
        if (error instanceof BlobTooLarge) throw new ApiProblem('file_too_large')
        if (error instanceof BlobStoreFull) {
          throw new ApiProblem('storage_full', { retryAfter: 300 })
        }
        throw error
      })
      try {
        await enterKeeping()
        await recheck()
        if (draft.size === 0) throw new ApiProblem('file_empty')
      } catch (error) {
        await draft.discard()
        throw error
      }
      digest = draft.sha256.toString('base64url')
      return draft
    },
  }
}

/** @throws ApiProblem upload_incomplete */
async function* bytesOf(body: BodySource): AsyncGenerator<Uint8Array> {
  try {
    yield* partsOf(body, filePace)
  } catch {
    throw new ApiProblem('upload_incomplete')
  }
}
