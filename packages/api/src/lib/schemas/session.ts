import { parseRecoveryCode, parseTotpCode, passwordMaxTyped } from '@hezo/domain'
import * as z from 'zod/mini'
import { Instant } from './common.ts'
import { fieldIssue } from './rule.ts'
import { patternSchema } from './pattern.ts'

/**
 * Tokens of a session. `expiresIn` counts seconds until the access token ends. Those of the type `DPoP`
 * belong to the holder of the key that was proved when the session began.
 */
export const Tokens = z.object({
  accessToken: z.string(),
  tokenType: z.literal(['DPoP', 'Bearer']),
  expiresIn: z.number(),
  refreshToken: z.string(),
})
export type Tokens = z.output<typeof Tokens>

/**
 * What an authenticator app needs: the `otpauth:` URI, the same secret in base32 to type by hand,
 * and the QR code as an SVG path (`d`) on a square of `size` units.
 */
export const TotpEnrolment = z.object({
  uri: z.string(),
  secret: z.string(),
  qr: z.object({ size: z.number(), path: z.string() }),
})
export type TotpEnrolment = z.output<typeof TotpEnrolment>

/** Whom the one-time link of an activation is for; `company` is the name of theirs, null for staff. */
export const ActivationAccount = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  company: z.nullable(z.string()),
})
export type ActivationAccount = z.output<typeof ActivationAccount>

/** A new account: its recovery codes, shown this once, and its first session. */
export const NewAccount = z.object({ recoveryCodes: z.array(z.string()), tokens: Tokens })
export type NewAccount = z.output<typeof NewAccount>

/**
 * The account that a registration has made. While `isApproved` is false, an owner of the company has yet
 * to let the person in.
 */
export const RegisteredAccount = z.object({
  recoveryCodes: z.array(z.string()),
  tokens: Tokens,
  isApproved: z.boolean(),
})
export type RegisteredAccount = z.output<typeof RegisteredAccount>

/** What a sign-in can be completed with after the password. */
export const challengeMethods = ['totp', 'recovery_code', 'passkey'] as const

/**
 * Proof that the password was right; the second factor completes the sign-in. `methods` are those that
 * the person has and that work on this page.
 */
export const Challenge = z.object({
  challengeToken: z.string(),
  expiresAt: Instant,
  methods: z.array(z.literal(challengeMethods)),
})
export type Challenge = z.output<typeof Challenge>

/** An opaque secret the server gave out earlier; its form is nobody's business. */
export const OpaqueToken = patternSchema(/^.{20,}$/, 200)

/** A password as typed at sign-in: judged by comparing, so only its size is bounded. */
export const TypedPassword = patternSchema(/^[^]+$/, passwordMaxTyped)

/** The two kinds of second factor. */
export const secondFactorMethods = ['totp', 'recovery_code'] as const

/** The code of a second factor, judged by the rule of its method. */
const secondFactorCode = /*@__PURE__*/ z.check<{ method: string; code: string }>(
  ({ value, issues }) => {
    const rule = value.method === 'totp' ? 'totpCode' : 'recoveryCode'
    const parsed = rule === 'totpCode' ? parseTotpCode(value.code) : parseRecoveryCode(value.code)
    if (parsed.ok) value.code = parsed.value
    else issues.push({ ...fieldIssue(rule, parsed), path: ['code'] })
  },
)

/** The second factor of a sign-in; `code` is judged by the rule of its `method`. */
export const SecondFactor = /*@__PURE__*/ z
  .strictObject({
    method: z.literal(secondFactorMethods),
    challengeToken: OpaqueToken,
    code: z.string(),
  })
  .check(secondFactorCode)
export type SecondFactor = z.output<typeof SecondFactor>

/** The second factor once more, within a session. */
export const StepUp = /*@__PURE__*/ z
  .strictObject({ method: z.literal(secondFactorMethods), code: z.string() })
  .check(secondFactorCode)
export type StepUp = z.output<typeof StepUp>
