/** Files, each under the SHA-256 of its content: the same content is kept once. */
export interface BlobStore {
  /**
   * Takes bytes in as they come, to be kept or discarded.
   * @throws BlobTooLarge once there are more than `limit`; BlobStoreFull where there is no room;
   *   whatever `content` throws. Then nothing is left.
   */
  receive(content: AsyncIterable<Uint8Array>, limit: number): Promise<BlobDraft>
  /** @throws Error when there is none. */
  read(sha256: Uint8Array): Promise<ReadableStream<Uint8Array>>
  remove(sha256: Uint8Array): Promise<void>
  /** The blobs that were last kept before `instant`. */
  keptBefore(instant: Date): AsyncIterable<Buffer>
  /** Discards drafts begun before `instant`: whoever began them is gone. */
  dropDrafts(instant: Date): Promise<void>
}

/** Content that has arrived and is not yet kept. */
export interface BlobDraft {
  readonly sha256: Buffer
  /** In bytes. */
  readonly size: number
  /** Its first bytes, as many as tell its type. */
  readonly head: Uint8Array
  /** Makes it a blob, whole or not at all. */
  keep(): Promise<void>
  /** Lets it go; does nothing to one that was kept. */
  discard(): Promise<void>
}

/** There is more content than is taken. */
export class BlobTooLarge extends Error {
  override readonly name = 'BlobTooLarge'
}

/** There is no room for more content. */
export class BlobStoreFull extends Error {
  override readonly name = 'BlobStoreFull'
}

/** Bytes of the head of a draft: enough to find the first names in a ZIP, which tell its kind. */
export const headBytes = 16 * 1024
