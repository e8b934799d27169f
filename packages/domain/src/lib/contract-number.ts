import { isLongerThan } from './code-points.ts'
import { compact, refuseCompacted } from './compact.ts'
import { accept, refuse, type Parsed } from './parsed.ts'

/** Why a text is no contract number. */
export const contractNumberReasons = ['empty', 'too_short', 'too_long', 'bad_character'] as const

/** One of {@link contractNumberReasons}. */
export type ContractNumberReason = (typeof contractNumberReasons)[number]

/** The answer of {@link parseContractNumber}; `value` is the form for comparing. */
export type ContractNumberResult = Parsed<string, ContractNumberReason>

/** The bounds of a contract number, in code points of its form for comparing. */
export const contractNumberLength = { min: 3, max: 40 } as const

/**
 * Gives the form in which contract numbers are compared: NFKC, upper-case, without white space
 * and unseen characters, dashes unified. What the business wrote is kept beside it for showing.
 *
 * The ERP's numbers have no fixed alphabet (`SHZ/2022/9239`), so only what cannot be part of any
 * number is a bad character: control characters and broken surrogates, which PostgreSQL would
 * not store either.
 */
export function parseContractNumber(text: string): ContractNumberResult {
  const value = compact(text)
  if (value === undefined) return refuse('too_long')
  if (value === '') return refuse('empty')
  if (isLongerThan(value, contractNumberLength.max)) return refuse('too_long')
  const bad = value.search(/[\p{Cc}\p{Cs}]/u)
  if (bad >= 0) return refuseCompacted(text, bad)
  if (!isLongerThan(value, contractNumberLength.min - 1)) return refuse('too_short')
  return accept(value)
}
