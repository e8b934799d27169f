import { typedMaxLength } from './normalize-bounded.ts'
import { accept, refuse, refuseCharacter, type Parsed } from './parsed.ts'

/** Why a text is no one-time code. */
export const totpCodeReasons = ['empty', 'bad_character', 'wrong_length'] as const

/** One of {@link totpCodeReasons}. */
export type TotpCodeReason = (typeof totpCodeReasons)[number]

/** The answer of {@link parseTotpCode}; `value` is six ASCII digits. */
export type TotpCodeResult = Parsed<string, TotpCodeReason>

/**
 * Reads the code of an authenticator app: exactly six ASCII digits, with spaces wherever the app
 * shows them (`123 456`). Digits of other scripts and full-width digits are refused, so that
 * what is compared is what the app showed.
 */
export function parseTotpCode(text: string): TotpCodeResult {
  if (text.length > typedMaxLength) return refuse('wrong_length')
  const value = text.replace(/\s+/g, '')
  if (value === '') return refuse('empty')
  const bad = text.search(/[^0-9\s]/)
  if (bad >= 0) return refuseCharacter(text, bad)
  return value.length === 6 ? accept(value) : refuse('wrong_length')
}
