import { compact, refuseCompacted } from './compact.ts'
import { accept, refuse, type Parsed } from './parsed.ts'

/** Why a text is no recovery code. */
export const recoveryCodeReasons = ['empty', 'bad_character', 'wrong_length'] as const

/** One of {@link recoveryCodeReasons}. */
export type RecoveryCodeReason = (typeof recoveryCodeReasons)[number]

/** The answer of {@link parseRecoveryCode}; `value` is the 16 symbols that are hashed. */
export type RecoveryCodeResult = Parsed<string, RecoveryCodeReason>

/** Crockford's base 32: no I, L, O and U, so that a code copied by hand is read right. */
export const recoveryCodeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixteen symbols of five bits are 80 bits, which no throttled guessing reaches. */
export const recoveryCodeLength = 16

/**
 * Reads a recovery code as typed from paper: any case, dashes and spaces anywhere, `O` for `0`,
 * `I` and `L` for `1`.
 */
export function parseRecoveryCode(text: string): RecoveryCodeResult {
  const compacted = compact(text)
  if (compacted === undefined) return refuse('wrong_length')
  const value = compacted.replaceAll('-', '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (value === '') return refuse('empty')
  const bad = compacted.search(/[^0-9A-TV-Z-]/)
  if (bad >= 0) return refuseCompacted(text, bad)
  return value.length === recoveryCodeLength ? accept(value) : refuse('wrong_length')
}

/** Shows a code in groups of four, as it is printed: `7K3M-9QXA-0DRT-W5HJ`. */
export function formatRecoveryCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-')
}
