import { crc32, deflateSync } from 'node:zlib'
import type { Picture } from './read-png.ts'

const paletteSize = 64

/**
 * A picture as PNG with a palette: a screen has few colours, and the smoothed edges of its letters
 * are as good in the nearest of the most frequent ones. The same bytes for the same picture.
 */
export function palettePng({ width, height, pixels }: Picture): Buffer {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = colourAt(pixels, at)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = choose(counts)
  const numbers = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc(height * (width + 1))
  for (let index = 0; index < width * height; index += 1) {
    const row = Math.floor(index / width)
    // Rows are told as they are (filter 0): palettes pack best so.
    rows[row * (width + 1) + 1 + (index % width)] = numbers.get(colourAt(pixels, index * 3)) ?? 0
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => parts(colour)))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The most frequent colours, none of them like another unless few are left. */
function choose(counts: ReadonlyMap<number, number>): number[] {
  const frequent = [...counts].toSorted(([a, many], [b, more]) => more - many || a - b)
  const palette: number[] = []
  for (const closest of [300, 0]) {
    for (const [colour] of frequent) {
      if (palette.length === paletteSize) return palette
      if (palette.every((other) => distance(other, colour) > closest)) palette.push(colour)
    }
  }
  return palette
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0
  for (const [index, other] of palette.entries()) {
    if (distance(other, colour) < distance(palette[best] ?? 0, colour)) best = index
  }
  return best
}

function distance(one: number, other: number): number {
  const [a, b] = [parts(one), parts(other)]
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2
}

function colourAt(pixels: Uint8Array, at: number): number {
  return ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0)
}

function parts(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
