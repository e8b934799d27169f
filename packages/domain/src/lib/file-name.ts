import { isLongerThan } from './code-points.ts'
import { accept, refuse, refuseCharacter, type Parsed } from './parsed.ts'

/** Why a text is no name of a file. */
export const fileNameReasons = ['empty', 'too_long', 'bad_character'] as const

/** One of {@link fileNameReasons}. */
export type FileNameReason = (typeof fileNameReasons)[number]

/** The answer of {@link parseFileName}. */
export type FileNameResult = Parsed<string, FileNameReason>

/** The longest name of a file, in code points. */
export const fileNameMaxLength = 200

// What leads out of a folder, ends a header's line, or makes `exe.gpj` read as `jpg.exe`.
const unsafe = /[/\\\p{Cc}\p{Surrogate}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/**
 * Reads the name of a file, without a folder. What is good is kept to the letter: the name comes back
 * as it went, whichever way its accents are composed.
 */
export function parseFileName(text: string): FileNameResult {
  if (isLongerThan(text, fileNameMaxLength)) return refuse('too_long')
  const bad = /^\.{1,2}$/.test(text) ? 0 : text.search(unsafe)
  if (bad >= 0) return refuseCharacter(text, bad)
  if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text)) return refuse('empty')
  return accept(text)
}
