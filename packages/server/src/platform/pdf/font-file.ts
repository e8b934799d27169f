import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fontkit from '@pdf-lib/fontkit'

/** The fonts that travel with the server; `fonts/README.md` says where they come from. */
export type FontName =
  | 'noto-sans'
  | 'noto-sans-bold'
  | 'noto-sans-mono'
  | 'noto-sans-symbols'
  | 'noto-sans-symbols-2'
  | 'noto-emoji'
  | 'droid-sans-fallback'

/** A TrueType font, read once per process. Lengths are in its own units unless said otherwise. */
export interface FontFile {
  readonly name: FontName
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly bbox: readonly [number, number, number, number]
  /** The glyph of a code point; 0 when the font has none. */
  glyphId(code: number): number
  /** How far a glyph moves the pen. */
  advance(glyphId: number): number
  /** A glyph's record of the `glyf` table; empty for a blank. */
  outline(glyphId: number): Buffer
  /** A table of the file, byte for byte. */
  table(tag: string): Buffer
}

const open = new Map<FontName, FontFile>()

/** A font by its name; reading and parsing happen at the first call. */
export function openFont(name: FontName): FontFile {
  const known = open.get(name)
  if (known) return known
  const font = readFont(name, readFileSync(join(import.meta.dirname, 'fonts', `${name}.ttf`)))
  open.set(name, font)
  return font
}

function readFont(name: FontName, bytes: Buffer): FontFile {
  const parsed = fontkit.create(bytes)
  const tables = readDirectory(bytes)
  const table = (tag: string) => tables.get(tag) ?? Buffer.alloc(0)
  const [loca, glyf, hmtx] = [table('loca'), table('glyf'), table('hmtx')]
  const long = table('head').readInt16BE(50) === 1
  const advances = table('hhea').readUInt16BE(34)
  const start = (id: number) => (long ? loca.readUInt32BE(id * 4) : loca.readUInt16BE(id * 2) * 2)
  return {
    name,
    unitsPerEm: parsed.unitsPerEm,
    ascent: parsed.ascent,
    descent: parsed.descent,
    bbox: [parsed.bbox.minX, parsed.bbox.minY, parsed.bbox.maxX, parsed.bbox.maxY],
    // A glyph object of fontkit's is made for each call, so callers keep what they asked for.
    glyphId: (code) => (parsed.hasGlyphForCodePoint(code) ? parsed.glyphForCodePoint(code).id : 0),
    advance: (id) => hmtx.readUInt16BE(Math.min(id, advances - 1) * 4),
    outline: (id) => glyf.subarray(start(id), start(id + 1)),
    table,
  }
}

// OpenType 1.9, "Table directory": 16 bytes for each table, after 12 of a header.
function readDirectory(bytes: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>()
  for (let index = 0; index < bytes.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16
    const offset = bytes.readUInt32BE(at + 8)
    const tag = bytes.toString('latin1', at, at + 4)
    tables.set(tag, bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12)))
  }
  return tables
}
