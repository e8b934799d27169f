import { normalizeBounded, typedMaxLength } from './normalize-bounded.ts'
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
 * dash, no white space. Undefined for a text longer than `typedMaxLength`, before or after: no
 * identifier is. Idempotent, linear.
 */
export function compact(text: string): string | undefined {
  const normal = normalizeBounded(text, 'NFKC', typedMaxLength)
  if (normal === undefined) return undefined
  const upper = dropUnseen(normal).toUpperCase()
  // Upper-casing and dropping can leave letters and marks that compose: normalise once more.
  return normalizeBounded(unifyDashes(upper).replace(whiteSpace, ''), 'NFKC', typedMaxLength)
}

/**
 * The `bad_character` answer for the character that became `compacted[index]`, found again in
 * the text as it was typed.
 *
 * Works because everything before the first bad character compacts one code point at a time:
 * only characters outside ASCII compose with their neighbours.
 */
export function refuseCompacted(text: string, index: number): Refused<'bad_character'> {
  let before = 0
  let position = 0
  for (const point of text) {
    before += compact(point)?.length ?? 0
    if (before > index) break
    position += point.length
  }
  return refuseCharacter(text, position)
}
