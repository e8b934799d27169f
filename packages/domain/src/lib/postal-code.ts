import { compact, dropUnseen, unifyDashes } from './compact.ts'
import { normalizeBounded, typedMaxLength } from './normalize-bounded.ts'
import { accept, refuse, type Parsed } from './parsed.ts'

/** Why a text is no postal code or no country. */
export const postalReasons = ['empty', 'wrong_format'] as const

/** One of {@link postalReasons}. */
export type PostalReason = (typeof postalReasons)[number]

/** The answer of {@link parsePostalCode} and {@link parseCountry}. */
export type PostalResult = Parsed<string, PostalReason>

/**
 * Reads the postal code of a country (ISO 3166-1 alpha-2). In Poland five digits, given as
 * `NN-NNN` whether or not the hyphen was typed; elsewhere 2 to 12 letters, digits, spaces and
 * hyphens in upper case, because each country has a form of its own.
 */
export function parsePostalCode(text: string, country: string): PostalResult {
  const compacted = compact(text)
  const normal = normalizeBounded(text, 'NFKC', typedMaxLength)
  if (compacted === undefined || normal === undefined) return refuse('wrong_format')
  if (compacted === '') return refuse('empty')
  if (compact(country) === 'PL') {
    const digits = compacted.replace(/^PL/, '').replaceAll('-', '')
    if (!/^\d{5}$/.test(digits)) return refuse('wrong_format')
    return accept(`${digits.slice(0, 2)}-${digits.slice(2)}`)
  }
  const shown = unifyDashes(dropUnseen(normal).toUpperCase())
  const value = shown.trim().replace(/\s+/g, ' ')
  return /^[A-Z0-9][A-Z0-9 -]{0,10}[A-Z0-9]$/.test(value) ? accept(value) : refuse('wrong_format')
}

/**
 * Reads a country code: two letters, in upper case (ISO 3166-1 alpha-2). Only the shape is
 * checked; the list of countries lives in the browser's and Node's `Intl.DisplayNames`.
 */
export function parseCountry(text: string): PostalResult {
  const value = compact(text)
  if (value === undefined) return refuse('wrong_format')
  if (value === '') return refuse('empty')
  return /^[A-Z]{2}$/.test(value) ? accept(value) : refuse('wrong_format')
}
