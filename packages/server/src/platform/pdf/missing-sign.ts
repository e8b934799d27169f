import { openFont } from './font-file.ts'
import type { Glyph } from './glyphs.ts'

// OpenType 1.9, 'glyf', "Composite glyph description".
const wordArguments = 0x00_01
const argumentsAreOffsets = 0x00_02
const oneScale = 0x00_08
const more = 0x00_20

const scale = 0.72

/**
 * The sign for a character that no font has: its code point in brackets, such as `[U+05D0]`, as one
 * glyph made of the fixed-width face's. Copying it gives the character itself.
 */
export function missingSign(code: number): Glyph {
  const font = openFont('noto-sans-mono')
  const letters = Array.from(`[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`)
  const parts = letters.map((letter, index) => {
    const id = font.glyphId(letter.codePointAt(0) ?? 0)
    const advance = Math.round(font.advance(id) * scale)
    return { id, x: index * advance, advance, box: boxOf(font.outline(id)) }
  })
  const outline = Buffer.alloc(10 + parts.length * 10)
  outline.writeInt16BE(-1, 0)
  const scaled = (value: number) => Math.round(value * scale)
  outline.writeInt16BE(Math.min(...parts.map(({ x, box }) => x + scaled(box[0]))), 2)
  outline.writeInt16BE(Math.min(...parts.map(({ box }) => scaled(box[1]))), 4)
  outline.writeInt16BE(Math.max(...parts.map(({ x, box }) => x + scaled(box[2]))), 6)
  outline.writeInt16BE(Math.max(...parts.map(({ box }) => scaled(box[3]))), 8)
  for (const [index, { id, x }] of parts.entries()) {
    const at = 10 + index * 10
    const last = index === parts.length - 1
    outline.writeUInt16BE(wordArguments | argumentsAreOffsets | oneScale | (last ? 0 : more), at)
    outline.writeUInt16BE(id, at + 2)
    outline.writeInt16BE(x, at + 4)
    outline.writeInt16BE(0, at + 6)
    // F2DOT14
    outline.writeInt16BE(Math.round(scale * 16_384), at + 8)
  }
  const width = parts.reduce((sum, { advance }) => sum + advance, 0)
  return { font, id: 0, width, text: copyable(code), space: false, outline }
}

function boxOf(outline: Buffer): [number, number, number, number] {
  if (outline.length < 10) return [0, 0, 0, 0]
  return [
    outline.readInt16BE(2),
    outline.readInt16BE(4),
    outline.readInt16BE(6),
    outline.readInt16BE(8),
  ]
}

// What readers may not be told (ISO 19005-2, 6.2.11.7.2) or what is no character at all.
function copyable(code: number): string {
  if (code === 0) return '\u2400'
  const half = code >= 0xd8_00 && code <= 0xdf_ff
  return half || (code & 0xff_fe) === 0xff_fe ? '\uFFFD' : String.fromCodePoint(code)
}
