import { dropUnseen } from './compact.ts'
import { parseText } from './free-text.ts'
import { accept, refuse, refuseCharacter, type Parsed } from './parsed.ts'

/** Why a text is no first or last name. */
export const personNameReasons = ['empty', 'too_long', 'bad_character'] as const

/** One of {@link personNameReasons}. */
export type PersonNameReason = (typeof personNameReasons)[number]

/** The answer of {@link parsePersonName}. */
export type PersonNameResult = Parsed<string, PersonNameReason>

/** The longest first or last name, in code points. */
export const personNameMaxLength = 80

const foreign = /[^\p{L}\p{M}\p{Pd}\p{Cc}\p{Default_Ignorable_Code_Point}\s'’ʼ`´.,·()]/u
// A full stop inside a word: `J.R.R. Tolkien` is a name, `evil.example` a link.
const linkingStop = /\.(?=\p{L}\p{M}*\p{L})/u

/**
 * Reads a first name or a last name: letters of any script with their marks, spaces, hyphens,
 * apostrophes, full stops; at least one letter.
 *
 * Digits, `@`, `/`, `<` and a full stop inside a word are refused on purpose: names are greeted
 * with in mails, and nobody shall be able to send strangers a link by registering under it.
 */
export function parsePersonName(text: string): PersonNameResult {
  const cleaned = parseText(text, { max: personNameMaxLength })
  if (!cleaned.ok) return refuse(cleaned.reason === 'too_long' ? 'too_long' : 'empty')
  const bad = text.search(foreign)
  if (bad >= 0) return refuseCharacter(text, bad)
  // As it will be seen: unseen characters must not hide a link.
  const seen = dropUnseen(cleaned.value)
  const stop = seen.search(linkingStop)
  if (stop >= 0) return refuseCharacter(text, nthStop(text, countStops(seen.slice(0, stop))))
  if (!/\p{L}/u.test(seen)) return refuse('empty')
  return accept(cleaned.value.replace(/\s+/g, ' '))
}

function countStops(text: string): number {
  return text.split('.').length - 1
}

/** Where the full stop stands that has `before` others before it; cleaning keeps them all. */
function nthStop(text: string, before: number): number {
  return text
    .split('.')
    .slice(0, before + 1)
    .join('.').length
}
