import { inflateSync } from 'node:zlib'

/** A picture as red, green, blue for each pixel, row by row from the top. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Reads a PNG as browsers write screenshots: eight bits for each of three or four channels. */
export function readPng(bytes: Buffer): Picture {
  const width = bytes.readUInt32BE(16)
  const height = bytes.readUInt32BE(20)
  const channels = { 2: 3, 6: 4 }[bytes[25] ?? 0]
  if (bytes[24] !== 8 || !channels || bytes[28] !== 0) throw new TypeError('not a screenshot')
  const rows = unfilter(inflateSync(Buffer.concat(dataOf(bytes))), width * channels, channels)
  const pixels = new Uint8Array(width * height * 3)
  for (let index = 0; index < width * height; index += 1) {
    pixels.set(rows.subarray(index * channels, index * channels + 3), index * 3)
  }
  return { width, height, pixels }
}

function dataOf(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (kind === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return parts
}

// PNG (third edition), 9.2: each row says how it was told from its neighbours.
function unfilter(data: Buffer, rowLength: number, step: number): Uint8Array {
  const count = data.length / (rowLength + 1)
  const rows = new Uint8Array(count * rowLength)
  for (let row = 0; row < count; row += 1) {
    const kind = data[row * (rowLength + 1)] ?? 0
    const start = row * rowLength
    for (let column = 0; column < rowLength; column += 1) {
      const at = start + column
      const left = column >= step ? (rows[at - step] ?? 0) : 0
      const above = row > 0 ? (rows[at - rowLength] ?? 0) : 0
      const corner = column >= step && row > 0 ? (rows[at - rowLength - step] ?? 0) : 0
      const told = data[row * (rowLength + 1) + 1 + column] ?? 0
      const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, corner)]
      rows[at] = told + (guesses[kind] ?? 0)
    }
  }
  return rows
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner
  const far = (value: number) => Math.abs(estimate - value)
  if (far(left) <= far(above) && far(left) <= far(corner)) return left
  return far(above) <= far(corner) ? above : corner
}
