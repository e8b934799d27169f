import { type BlobDraft, type BlobStore, BlobTooLarge } from '../platform/blobs/blob-store.ts'
import { ApiProblem } from '../problem.ts'

/** A file that a request brings and that nobody has read yet. */
export interface IncomingFile {
  /**
   * Takes it in, `limit` bytes at most.
   * @throws ApiProblem file_too_large, file_empty; upload_incomplete when the sender broke off
   */
  receive(limit: number): Promise<BlobDraft>
}

/** A file on its way in. `digest` is empty until it was received; a repeat of the request has the same. */
export function openIncomingFile(
  request: Request,
  body: AsyncIterable<Uint8Array> | readonly [],
  blobs: BlobStore,
): IncomingFile & { readonly digest: string } {
  let digest = ''
  return {
    get digest() {
      return digest
    },
    async receive(limit) {
      if (Number(request.headers.get('content-length') ?? 0) > limit) {
        throw new ApiProblem('file_too_large')
      }
      const draft = await blobs.receive(bytesOf(body), limit).catch((error: unknown) => {
        if (error instanceof BlobTooLarge) throw new ApiProblem('file_too_large')
        throw error
      })
      if (draft.size === 0) {
        await draft.discard()
        throw new ApiProblem('file_empty')
      }
      digest = draft.sha256.toString('base64url')
      return draft
    },
  }
}

/** @throws ApiProblem upload_incomplete */
async function* bytesOf(body: AsyncIterable<Uint8Array> | readonly []): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch {
    throw new ApiProblem('upload_incomplete')
  }
}
