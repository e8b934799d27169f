import { deflateSync } from 'node:zlib'
import { type PDFContext, PDFName, PDFNumber, PDFRawStream, type PDFRef } from 'pdf-lib'

/** Puts bytes into a document as a compressed stream, with further numbers in its dictionary. */
export function deflatedStream(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Readonly<Record<string, number>> = {},
): PDFRef {
  const packed = deflateSync(bytes)
  const dict = context.obj({ Filter: 'FlateDecode', Length: packed.length })
  for (const [key, value] of Object.entries(entries)) {
    dict.set(PDFName.of(key), PDFNumber.of(value))
  }
  return context.register(PDFRawStream.of(dict, packed))
}
