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

// What a browser only shows: pictures made of pixels, text, PDF. An uploaded file of any other type is
// bytes to browsers, whatever its content claims to be.
const shownTypes = new Set(
  `image/png image/apng image/jpeg image/gif image/webp image/bmp image/avif image/heic image/tiff
   text/plain application/json application/pdf`.split(/\s+/),
)

/**
 * The reply that carries a file: to be saved, never to be shown in our origin. Where a browser shows
 * it all the same, it is of a type from an allow-list, and nothing in it runs.
 */
export function fileReply(status: number, { name, mediaType, size, content }: FileReply): Reply {
  return {
    status,
    headers: {
      'Content-Type': shownTypes.has(mediaType) ? mediaType : 'application/octet-stream',
      'Content-Length': String(size),
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    },
    body: content,
  }
}
