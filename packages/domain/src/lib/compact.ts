import { refuseCharacter, type Refused } from './parsed.ts'

// Zero-width marks, bidi marks, joiners, soft hyphens, byte order marks: all that is not seen.
const unseen = /\p{Default_Ignorable_Code_Point}+/gu
// Unicode's own list of dashes, the minus sign among them.
const dash = /\p{Dash}/gu
// U+0085 is white space to Unicode but not to `\s`.
const whiteSpace = /[\s\u0085]+/g

/** Drops the characters that nobody sees and that copying from PDFs and web pages brings along. */
export function dropUnseen(text: string): string {
  return text.replace(unseen, '')
}

/** Makes every dash character, the minus sign too, the one on the keyboard. */
export function unifyDashes(text: string): string {
  return text.replace(dash, '-')
}

/**
 * The form in which identifiers are compared: NFKC, no unseen characters, upper-case, one kind of
 * dash, no white space. Idempotent, linear.
 */
export function compact(text: string): string {
  const upper = dropUnseen(text.normalize('NFKC')).toUpperCase()
  // Upper-casing and dropping can leave letters and marks that compose: normalise once more.
  return unifyDashes(upper).replace(whiteSpace, '').normalize('NFKC')
}

/**
 * The `bad_character` answer for the character that became `compacted[index]`, found again in
 * the text as it was typed.
 *
 * Works because everything before the first bad character compacts one code point at a time:
 * only characters outside ASCII compose with their neighbours.
 */
export function refuseCompacted(text: string, index: number): Refused<'bad_character'> {
  // Remembered per code point, so that a megabyte of zero-width spaces stays cheap.
  const widths = new Map<string, number>()
  let before = 0
  let position = 0
  for (const point of text) {
    const width = widths.get(point) ?? compact(point).length
    widths.set(point, width)
    before += width
    if (before > index) break
    position += point.length
  }
  return refuseCharacter(text, position)
}
