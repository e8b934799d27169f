import { dropUnseen } from './compact.ts'
import { typedMaxLength } from './normalize-bounded.ts'
import { refuse, refuseCharacter, type Accepted, type Refused } from './parsed.ts'

/** Why a text is no e-mail address. */
export const emailReasons = ['empty', 'too_long', 'bad_character', 'wrong_format'] as const

/** One of {@link emailReasons}. */
export type EmailReason = (typeof emailReasons)[number]

/** The answer of {@link parseEmail}. */
export type EmailResult =
  | (Accepted<string> & {
      /** The address in lower case throughout: what accounts are found and kept unique by. */
      readonly key: string
    })
  | Refused<EmailReason>

/** The longest address that a mail path can carry (RFC 5321 §4.5.3.1.3, RFC 3696 erratum 1690). */
export const emailMaxLength = 254

// RFC 5322 §3.2.3 dot-atom; quoted local parts are left out, nobody has one.
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const topLabel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/

/**
 * Reads an e-mail address as `value`, with the domain in lower case and the local part as typed
 * (some servers do tell `Jan` from `jan`), and as `key` for comparing, in lower case throughout.
 *
 * Pragmatic: ASCII only (an internationalised domain in its `xn--` form), at least two domain
 * labels, no quoting, no comments. So a value needs no escaping in a mail header. That the address
 * works is proven by the mail sent to it.
 */
export function parseEmail(text: string): EmailResult {
  if (text.length > typedMaxLength) return refuse('too_long')
  const cleaned = dropUnseen(text).trim()
  if (cleaned === '') return refuse('empty')
  if (cleaned.length > emailMaxLength) return refuse('too_long')
  if (/[^!-~]/.test(cleaned)) return refuseCharacter(text, firstForeign(text))
  const at = cleaned.lastIndexOf('@')
  const local = cleaned.slice(0, at)
  const domain = cleaned.slice(at + 1).toLowerCase()
  const labels = domain.split('.')
  const isGood =
    at > 0 &&
    local.length <= 64 &&
    localPart.test(local) &&
    labels.length > 1 &&
    labels.every((part) => label.test(part)) &&
    topLabel.test(labels.at(-1) ?? '')
  if (!isGood) return refuse('wrong_format')
  const value = `${local}@${domain}`
  return { ok: true, value, key: value.toLowerCase() }
}

/** Where the first character stands that is seen, is no outer white space, and is not ASCII. */
function firstForeign(text: string): number {
  const start = /^[\s\p{Default_Ignorable_Code_Point}]*/u.exec(text)?.[0].length ?? 0
  return start + text.slice(start).search(/[^!-~\p{Default_Ignorable_Code_Point}]/u)
}
