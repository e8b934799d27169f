import { compact, refuseCompacted } from './compact.ts'
import { accept, refuse, type Parsed } from './parsed.ts'

/** Why a text is no phone number. */
export const phoneReasons = [
  'empty',
  'bad_character',
  'missing_country_code',
  'wrong_length',
] as const

/** One of {@link phoneReasons}. */
export type PhoneReason = (typeof phoneReasons)[number]

/** The answer of {@link parsePhone}; `value` is `+` and the digits (E.164). */
export type PhoneResult = Parsed<string, PhoneReason>

/**
 * Reads a phone number of any country: `+` or `00`, country code and number, with spaces, hyphens,
 * full stops, slashes and parentheses wherever people put them (`(0)` after the country code is
 * dropped, as one does when dialling).
 *
 * Without a country code the number is taken as Polish when it looks so: nine digits, also after
 * the old trunk `0` or a bare `48`. Polish numbers have nine digits, others at most fifteen with
 * their country code (E.164 §6).
 */
export function parsePhone(text: string): PhoneResult {
  const compacted = compact(text)
  if (compacted === undefined) return refuse('wrong_length')
  if (compacted === '') return refuse('empty')
  const bad = compacted.search(/[^0-9+\-./()]/)
  if (bad >= 0) return refuseCompacted(text, bad)
  const dialled = compacted
    .replace(/^\(?((?:\+|00)\d{1,3})\)?\(0\)/, '$1')
    .replace(/[-./()]/g, '')
    .replace(/^00/, '+')
  if (dialled.lastIndexOf('+') > 0) return refuseCompacted(text, compacted.lastIndexOf('+'))
  if (!/\d/.test(dialled)) return refuse('empty')
  const digits = dialled.startsWith('+') ? dialled.slice(1) : withCountryCode(dialled)
  if (digits === undefined || digits.startsWith('0')) return refuse('missing_country_code')
  const isGood = digits.startsWith('48') ? /^48[1-9]\d{8}$/ : /^\d{7,15}$/
  return isGood.test(digits) ? accept(`+${digits}`) : refuse('wrong_length')
}

/** The number with Poland's code, or undefined when it is not clear whose number it is. */
function withCountryCode(national: string): string | undefined {
  const number = national.replace(/^0/, '')
  if (number.length <= 9) return `48${number}`
  return number.length === 11 && number.startsWith('48') ? number : undefined
}
