import { isLongerThan } from './code-points.ts'
import { normalizeBounded, typedMaxLength } from './normalize-bounded.ts'
import { passwordLength, passwordMaxTyped } from './password-length.ts'
import { accept, refuse, wellFormed, type Parsed } from './parsed.ts'

/**
 * Why a password is refused. The server alone says `common` and `wrong`: it keeps the list, and knows
 * the one in use.
 */
export const passwordReasons = [
  'too_short',
  'too_long',
  'contains_context',
  'common',
  'wrong',
] as const

/** One of {@link passwordReasons}. */
export type PasswordReason = (typeof passwordReasons)[number]

/** The answer of {@link parsePassword}; `value` is what is hashed. */
export type PasswordResult = Parsed<string, PasswordReason>

/** What is known of the person and is therefore the first thing that somebody else would try. */
export interface PasswordContext {
  readonly email?: string | undefined
  readonly companyName?: string | undefined
  readonly nip?: string | undefined
  readonly contractNumber?: string | undefined
  readonly serialNumber?: string | undefined
}

// Shorter pieces stand in too many good passwords by chance.
const shortestPiece = 4

/**
 * Checks a new password: 12 to 256 code points, any Unicode, no rules of composition, and it does
 * not contain (nor is a piece of) the e-mail address, company name, NIP, contract or serial
 * number, or the name of this service. Case, accents and punctuation make no difference there.
 *
 * `value` is the text in NFC, once and nothing more (no trimming), so that the same keys on another
 * system give the same password. Signing in must hash the same form: use
 * {@link normalizePassword}.
 */
export function parsePassword(text: string, context: PasswordContext = {}): PasswordResult {
  if (text.length > passwordMaxTyped) return refuse('too_long')
  const value = normalizePassword(text)
  if (!isLongerThan(value, passwordLength.min - 1)) return refuse('too_short')
  if (isLongerThan(value, passwordLength.max)) return refuse('too_long')
  const folded = fold(value)
  const tells = piecesOf(context).some(
    (piece) => folded.includes(piece) || (folded.length >= shortestPiece && piece.includes(folded)),
  )
  return tells ? refuse('contains_context') : accept(value)
}

/**
 * The form of a password that is hashed, at registration and at every sign-in alike.
 *
 * @throws {RangeError} for more than `passwordMaxTyped` code units, which the caller has to refuse
 */
export function normalizePassword(text: string): string {
  if (text.length > passwordMaxTyped) throw new RangeError('Too long to be a password')
  return normalizeBounded(wellFormed(text), 'NFC', passwordMaxTyped) ?? ''
}

function piecesOf(context: PasswordContext): string[] {
  const email = bounded(context.email)
  const companyName = bounded(context.companyName)
  const [local = '', domain = ''] = email.split('@')
  const pieces = [
    'hezo',
    email,
    local,
    domain.split('.')[0] ?? '',
    companyName,
    // The first word is what people call the company: "Hutmet Sp. j.", "Hutmet".
    companyName.trim().split(/\s+/)[0] ?? '',
    bounded(context.nip).replace(/^\s*PL/i, ''),
    bounded(context.contractNumber),
    bounded(context.serialNumber),
  ]
  return pieces.map(fold).filter((piece) => piece.length >= shortestPiece)
}

/** What is too long to have been accepted in its own field says nothing of a password. */
function bounded(text = ''): string {
  return text.length > typedMaxLength ? '' : text
}

/** Letters and digits alone, without case and accents; `ł` is the one Polish letter that NFKD keeps. */
function fold(text: string): string {
  const normal = normalizeBounded(text, 'NFKD', passwordMaxTyped) ?? ''
  return normal
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
