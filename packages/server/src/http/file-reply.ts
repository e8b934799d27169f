import { create as contentDisposition } from 'content-disposition'
import type { Reply } from './reply.ts'

/** A file to be sent. */
export interface FileReply {
  readonly name: string
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  readonly content: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>
}

/**
 * The reply that carries a file: to be saved, never to be shown in our origin. Where a browser shows
 * it all the same, nothing in it runs.
 */
export function fileReply(status: number, { name, mediaType, size, content }: FileReply): Reply {
  return {
    status,
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(size),
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    },
    body: content,
  }
}
