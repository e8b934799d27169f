import { isLongerThan } from './code-points.ts'
import { freeTextMaxLength, normalizeBounded } from './normalize-bounded.ts'
import { accept, refuse, wellFormed, type Parsed } from './parsed.ts'

/** Why a free text is refused. */
export const textReasons = ['empty', 'too_short', 'too_long'] as const

/** One of {@link textReasons}. */
export type TextReason = (typeof textReasons)[number]

/** The answer of {@link parseText}. */
export type TextResult = Parsed<string, TextReason>

/** The bounds of a free text, in code points after cleaning. */
export interface TextLimits {
  /** 1 when left out. With 0 a blank text is good and its value is `''`. */
  readonly min?: number
  readonly max: number
  /** Whether line breaks and tabs stay (a message, a pasted log) or become spaces (a subject). */
  readonly multiline?: boolean
}

// Line ends of all systems, and the form feeds and separators that word processors paste.
const lineBreak = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
// Invisible and never meant: terminal escapes and other controls, byte order marks, zero-width
// spaces, and the bidi embeddings and overrides that make a text read as another one.
const noise =
  // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u200B\u2060\u202A-\u202E\u2066-\u2069\uFEFF]+/g

/**
 * Cleans a text that people write freely (a subject, a street, a message) and checks its length.
 *
 * Nothing that can be seen is lost: line ends become `\n`, control characters and other unseen
 * noise go (a log pasted from a terminal must not be refused for its escapes), NFC, white space
 * at both ends goes. Joiners and variation selectors stay: Persian and emoji need them.
 */
export function parseText(text: string, limits: TextLimits): TextResult {
  const { min = 1, max, multiline = false } = limits
  const maxLength = freeTextMaxLength(max)
  if (text.length > maxLength) return refuse('too_long')
  const lines = wellFormed(text).replace(lineBreak, '\n').replace(noise, '')
  const flat = multiline ? lines : lines.replace(/[\n\t]/g, ' ')
  const value = normalizeBounded(flat, 'NFC', maxLength)?.trim() ?? ''
  if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(value)) {
    return min === 0 ? accept('') : refuse('empty')
  }
  if (isLongerThan(value, max)) return refuse('too_long')
  if (min > 1 && !isLongerThan(value, min - 1)) return refuse('too_short')
  return accept(value)
}
