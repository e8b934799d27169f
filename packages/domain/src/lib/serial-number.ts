import { isLongerThan } from './code-points.ts'
import { compact, refuseCompacted } from './compact.ts'
import { refuse, type Accepted, type Refused } from './parsed.ts'

/** Why a text is no serial number. */
export const serialNumberReasons = ['empty', 'too_short', 'too_long', 'bad_character'] as const

/** One of {@link serialNumberReasons}. */
export type SerialNumberReason = (typeof serialNumberReasons)[number]

/** The bounds of a serial number, in characters of its canonical form. */
export const serialNumberLength = { min: 3, max: 64 } as const

/** The answer of {@link parseSerialNumber}. */
export type SerialNumberResult =
  | (Accepted<string> & {
      /** The text had the notation of before 19 June 2024, `(H)-FG1234567890`: tell it kindly. */
      readonly legacyPrefix: boolean
    })
  | Refused<SerialNumberReason>

/**
 * Reads a serial number as people paste it, and gives the one form in which it is stored, compared
 * and shown: upper-case, without white space, with plain dashes, without the old `(H)` notation.
 *
 * Only the parenthesised H is that notation (repeated, too; each with an optional dash): `H-123`
 * and `HFG1` are serial numbers in their own right. What is left has 3 to 64 of
 * `A–Z 0–9 - . / _ +`. A text of punctuation alone says nothing, so it is `empty`, as `(H)-` is.
 *
 * `bad_character` tells which character as it was typed and where in the input it stands, so that
 * a Cyrillic `А` can be named. A text too long to be a serial number is `too_long` whatever its
 * characters are: that is the more helpful thing to say to a pasted letter.
 */
export function parseSerialNumber(text: string): SerialNumberResult {
  const compacted = compact(text)
  if (compacted === undefined) return refuse('too_long')
  const start = endOfLegacyPrefix(compacted)
  const value = compacted.slice(start)
  if (/^[-./_+]*$/.test(value)) return refuse('empty')
  if (isLongerThan(value, serialNumberLength.max)) return refuse('too_long')
  const bad = value.search(/[^A-Z0-9\-./_+]/)
  if (bad >= 0) return refuseCompacted(text, start + bad)
  if (value.length < serialNumberLength.min) return refuse('too_short')
  return { ok: true, value, legacyPrefix: start > 0 }
}

function endOfLegacyPrefix(compacted: string): number {
  let end = 0
  while (compacted.startsWith('(H)', end)) {
    end += 3
    if (compacted[end] === '-') end++
  }
  return end
}
