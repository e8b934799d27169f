import { type PDFContext, PDFHexString, PDFRawStream, type PDFRef } from 'pdf-lib'

/** The size of a PNG in pixels. */
export function pngSize(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}

/**
 * Puts a PNG with a palette of whole bytes into a document; its packed rows go in as they are, since
 * PDF reads the same (ISO 32000-1, 7.4.4.4).
 *
 * @throws {TypeError} for any other PNG, which is the programmer's mistake
 */
export function embedPng(context: PDFContext, png: Buffer): PDFRef {
  const { width, height } = pngSize(png)
  const [depth, kind, , , interlaced] = png.subarray(24, 29)
  if (depth !== 8 || kind !== 3 || interlaced !== 0) throw new TypeError('a PNG with a palette')
  const palette = chunks(png, 'PLTE')
  const data = chunks(png, 'IDAT')
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: [
      'Indexed',
      'DeviceRGB',
      palette.length / 3 - 1,
      PDFHexString.of(palette.toString('hex')),
    ],
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: 1, BitsPerComponent: 8, Columns: width },
    Length: data.length,
  })
  return context.register(PDFRawStream.of(dict, data))
}

function chunks(png: Buffer, kind: string): Buffer {
  const found: Buffer[] = []
  for (let at = 8; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === kind) found.push(png.subarray(at + 8, end))
    at = end + 4
  }
  return Buffer.concat(found)
}
