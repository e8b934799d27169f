import { compact, refuseCompacted } from './compact.ts'
import { accept, refuse, type Parsed } from './parsed.ts'

/** Why a text is no NIP, in the order in which the rules are tried. */
export const nipReasons = [
  'empty',
  'wrong_country',
  'bad_character',
  'wrong_length',
  'wrong_check_digit',
] as const

/** One of {@link nipReasons}. */
export type NipReason = (typeof nipReasons)[number]

/** The answer of {@link parseNip}; `value` is `PL` and ten digits. */
export type NipResult = Parsed<string, NipReason>

// Ordinance on the NIP, Dz.U. 1995 no. 109 item 524: the ninth weight stands before the check digit.
const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]

// VAT numbers of other countries: two letters and a digit, or the few forms with more letters.
// "NIP123…", a pasted label, is a bad character and not a country "NI".
const otherCountry = /^(?!PL)(?:[A-Z]{2}(?:\d|$)|ATU\d|CHE\d|ES[A-Z]\d|FR[A-Z0-9]{2}\d)/

/**
 * Reads a Polish tax number (NIP) in any usual spelling: any case, spaces, hyphens, with or
 * without `PL`. The canonical form is `PL` and ten digits.
 *
 * Refuses the number of another country (`wrong_country`), anything but digits (`bad_character`,
 * with the character and its place), another count of digits and a wrong check digit. Whether
 * such a company exists is not this function's question.
 */
export function parseNip(text: string): NipResult {
  const compacted = compact(text)
  if (compacted === undefined) return refuse('wrong_length')
  if (compacted === '') return refuse('empty')
  if (otherCountry.test(compacted)) return refuse('wrong_country')
  const start = compacted.startsWith('PL') ? 2 : 0
  const bad = compacted.slice(start).search(/[^0-9-]/)
  if (bad >= 0) return refuseCompacted(text, start + bad)
  const digits = compacted.slice(start).replaceAll('-', '')
  if (digits.length !== 10) return refuse('wrong_length')
  if (checkDigit(digits) !== Number(digits[9])) return refuse('wrong_check_digit')
  return accept(`PL${digits}`)
}

/**
 * Shows a canonical NIP as people write it: `PL 123-456-32-18`. A text that is no canonical NIP
 * comes back as it is.
 */
export function formatNip(nip: string): string {
  return nip.replace(/^PL(\d{3})(\d{3})(\d{2})(\d{2})$/, 'PL $1-$2-$3-$4')
}

/** The digit that the first nine demand; 10 means that no NIP begins with them. */
function checkDigit(digits: string): number {
  let sum = 0
  for (const [place, weight] of weights.entries()) sum += weight * Number(digits[place])
  return sum % 11
}
