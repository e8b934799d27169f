import type { FontFile } from './font-file.ts'
import type { Glyph } from './glyphs.ts'

/**
 * A TrueType file with the given glyphs alone, numbered from 1 in their order (0 is the font's sign
 * for nothing), as PDF embeds it (ISO 32000-1, 9.9: no `cmap`, no names).
 */
export function subsetTrueType(font: FontFile, glyphs: readonly Glyph[]): Buffer {
  const { records, advances } = gather(font, glyphs)
  const loca = Buffer.alloc((records.length + 1) * 4)
  const hmtx = Buffer.alloc(records.length * 4)
  let end = 0
  for (const [index, record] of records.entries()) {
    loca.writeUInt32BE(end, index * 4)
    end += record.length
    hmtx.writeUInt16BE(advances[index] ?? 0, index * 4)
    hmtx.writeInt16BE(record.length >= 10 ? record.readInt16BE(2) : 0, index * 4 + 2)
  }
  loca.writeUInt32BE(end, records.length * 4)
  return assemble([
    ['glyf', Buffer.concat(records)],
    ['head', head(font)],
    ['hhea', patched(font.table('hhea'), 34, records.length)],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp(font, records.length)],
  ])
}

/** The records of all glyphs and of those they are composed of, with their new numbers in them. */
function gather(font: FontFile, glyphs: readonly Glyph[]) {
  const records = [font.outline(0)]
  const advances = [font.advance(0)]
  for (const { id, outline, width } of glyphs) {
    records.push(outline ?? font.outline(id))
    advances.push(outline ? Math.round((width * font.unitsPerEm) / 1000) : font.advance(id))
  }
  const numbers = new Map<number, number>()
  // Parts of composed glyphs are appended, and may be composed themselves.
  for (let index = 0; index < records.length; index += 1) {
    const record = Buffer.from(records[index] ?? [])
    for (const at of componentsOf(record)) {
      const part = record.readUInt16BE(at)
      let number = numbers.get(part)
      if (number === undefined) {
        number = records.push(font.outline(part)) - 1
        advances.push(font.advance(part))
        numbers.set(part, number)
      }
      record.writeUInt16BE(number, at)
    }
    // Records begin at even offsets.
    records[index] = record.length % 4 ? Buffer.concat([record], aligned(record.length)) : record
  }
  return { records, advances }
}

/** Where a composed glyph's record names its parts (OpenType 1.9, 'glyf'). */
function componentsOf(record: Buffer): number[] {
  if (record.length < 10 || record.readInt16BE(0) >= 0) return []
  const found: number[] = []
  let at = 10
  for (;;) {
    const flags = record.readUInt16BE(at)
    found.push(at + 2)
    at += 4 + (flags & 1 ? 4 : 2)
    if (flags & 0x08) at += 2
    else if (flags & 0x40) at += 4
    else if (flags & 0x80) at += 8
    if (!(flags & 0x20)) return found
  }
}

function head(font: FontFile): Buffer {
  // The sum of the whole file, which nobody checks inside a PDF; offsets of `loca` are long.
  const table = Buffer.from(font.table('head'))
  table.writeUInt32BE(0, 8)
  table.writeInt16BE(1, 50)
  return table
}

function maxp(font: FontFile, count: number): Buffer {
  const table = patched(font.table('maxp'), 4, count)
  // Signs for what is missing have up to ten parts and are one level deeper.
  table.writeUInt16BE(Math.max(table.readUInt16BE(28), 16), 28)
  table.writeUInt16BE(Math.max(table.readUInt16BE(30), 4), 30)
  return table
}

function patched(table: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(table)
  copy.writeUInt16BE(value, at)
  return copy
}

function assemble(tables: readonly (readonly [tag: string, bytes: Buffer])[]): Buffer {
  const directory = Buffer.alloc(12 + tables.length * 16)
  const power = Math.floor(Math.log2(tables.length))
  directory.writeUInt32BE(0x00_01_00_00, 0)
  directory.writeUInt16BE(tables.length, 4)
  directory.writeUInt16BE(2 ** power * 16, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(tables.length * 16 - 2 ** power * 16, 10)
  const parts = [directory]
  let offset = directory.length
  for (const [index, [tag, bytes]] of tables.entries()) {
    const padded = Buffer.concat([bytes], aligned(bytes.length))
    const at = 12 + index * 16
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(checksum(padded), at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(bytes.length, at + 12)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
