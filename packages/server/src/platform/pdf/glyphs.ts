import { normalizeBounded } from '@hezo/domain'
import { type FontFile, type FontName, openFont } from './font-file.ts'
import { missingSign } from './missing-sign.ts'

/** The three faces that documents are set in. */
export type Face = 'regular' | 'bold' | 'mono'

/** One drawn sign and the text that it stands for; the same object for the same sign. */
export interface Glyph {
  readonly font: FontFile
  readonly id: number
  /** Thousandths of the type size. */
  readonly width: number
  /** What copying and searching find: whole code points, never empty. */
  readonly text: string
  /** A line may end after it, and what stands there is not seen. */
  readonly space: boolean
  /** Of a script that runs from right to left. */
  readonly rightToLeft?: true
  /** Of a private use area: only who agreed on it knows what it means. */
  readonly privateUse?: true
  /** The line ends behind it, whatever room is left. */
  readonly breaks?: true
  /** Drawn instead of the font's own outline: the sign for what no font has, or nothing. */
  readonly outline?: Buffer
}

const symbols = ['noto-sans-symbols', 'noto-sans-symbols-2'] as const
const rest = ['noto-emoji', 'droid-sans-fallback'] as const
const chains: Readonly<Record<Face, readonly FontName[]>> = {
  regular: ['noto-sans', ...symbols, 'noto-sans-mono', ...rest],
  bold: ['noto-sans-bold', ...symbols, 'noto-sans-mono', ...rest],
  mono: ['noto-sans-mono', 'noto-sans', ...symbols, ...rest],
}

type Cache = Map<number | string, Glyph>
const cached: Readonly<Record<Face, Cache>> = {
  regular: new Map(),
  bold: new Map(),
  mono: new Map(),
}
// A ceiling for texts that use every character there is: beyond it the cache starts anew.
const cacheLimit = 20_000

/**
 * The signs of a text in one face, in its order. Total: what no font has becomes a visible sign with
 * its code point, what is meant to be unseen (joiners, bidi marks) takes no room but stays in the text.
 * A letter and its combining marks become one sign where Unicode has one. There is no shaping.
 */
export function glyphsOf(text: string, face: Face): Glyph[] {
  const cache = cached[face]
  if (cache.size > cacheLimit) cache.clear()
  const glyphs: Glyph[] = []
  for (let index = 0; index < text.length;) {
    const code = text.codePointAt(index) ?? 0
    const end = index + (code > 0xff_ff ? 2 : 1)
    const marked = markedLetter(text, index, end, face)
    let glyph = marked ?? cache.get(code)
    if (!glyph) {
      glyph = findGlyph(code, face)
      if (rightToLeft.test(glyph.text)) glyph = { ...glyph, rightToLeft: true }
      if (privateUse.test(glyph.text)) glyph = { ...glyph, privateUse: true }
      cache.set(code, glyph)
    }
    glyphs.push(glyph)
    index = marked ? index + marked.text.length : end
  }
  return glyphs
}

/** How wide signs are at a type size, in points. */
export function widthOf(glyphs: readonly Glyph[], size: number): number {
  let width = 0
  for (const glyph of glyphs) width += glyph.width
  return (width * size) / 1000
}

// UTF-16 code units: a letter of two with three marks.
const maxCluster = 5
const mark = /^\p{M}/u

// No letter has more than a few marks in one sign (ǖ, ộ).
function markedLetter(text: string, start: number, end: number, face: Face): Glyph | undefined {
  if (!(text.charCodeAt(end) >= 0x3_00) || !mark.test(text.slice(end, end + 2))) return undefined
  for (let last = Math.min(end + 3, text.length); last > end; last -= 1) {
    const cluster = text.slice(start, last)
    const known = cached[face].get(cluster)
    if (known) return known
    const composed = normalizeBounded(cluster, 'NFC', maxCluster) ?? cluster
    const code = composed.codePointAt(0) ?? 0
    if (composed.length !== 1) continue
    const glyph = findGlyph(code, face)
    if (glyph.outline) continue
    const whole = { ...glyph, text: cluster }
    cached[face].set(cluster, whole)
    return whole
  }
  return undefined
}

// Hebrew, Arabic and their kin, but for the digits, which run from left to right.
const rightToLeft =
  /^[\u0590-\u065F\u066D-\u06EF\u06FA-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const privateUse = /^\p{Co}/u
const unseen = /^\p{Default_Ignorable_Code_Point}$/u
const blank = /^\p{Zs}$/u
const control = /^[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]$/u
const unbreakable = new Set([0xa0, 0x20_07, 0x20_2f])
const lineEnds = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x20_28, 0x20_29])

function findGlyph(code: number, face: Face): Glyph {
  const text = String.fromCodePoint(code)
  const first = openFont(chains[face][0] ?? 'noto-sans')
  const space = (blank.test(text) && !unbreakable.has(code)) || code === 9
  if (unseen.test(text)) {
    return { font: first, id: 0, width: 0, text: unseenText(code), space, outline: Buffer.alloc(0) }
  }
  if (code === 9) return fromFont(first, first.glyphId(32), ' ', true)
  if (lineEnds.has(code)) return { ...fromFont(first, first.glyphId(32), ' ', true), breaks: true }
  if (!control.test(text)) {
    for (const name of chains[face]) {
      const font = openFont(name)
      const id = font.glyphId(code)
      if (id !== 0) return fromFont(font, id, text, space)
    }
    if (blank.test(text)) return fromFont(first, first.glyphId(32), text, space)
  }
  return missingSign(code)
}

// Readers may not be told of U+FEFF (ISO 19005-2, 6.2.11.7.2); a word joiner means the same.
function unseenText(code: number): string {
  return String.fromCodePoint(code === 0xfe_ff ? 0x20_60 : code)
}

function fromFont(font: FontFile, id: number, text: string, space: boolean): Glyph {
  const width = Math.round((font.advance(id) * 1000) / font.unitsPerEm)
  return { font, id, width, text, space }
}
