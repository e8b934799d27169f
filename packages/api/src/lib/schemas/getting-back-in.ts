import * as z from 'zod/mini'
import { Instant } from './common.ts'
import {
  Email,
  lineSchema,
  NewPassword,
  Phone,
  proseSchema,
  textLimits,
  TotpCode,
} from './fields.ts'
import { pageQuery } from './page.ts'
import { OpaqueToken, StepUp, TypedPassword } from './session.ts'

/** Whose password is to be set anew. */
export const PasswordResetRequest = z.strictObject({ email: Email })

/** A reset under way. `passwordResetToken` is the browser's proof that it began it. */
export const StartedPasswordReset = z.object({
  passwordResetToken: z.string(),
  expiresAt: Instant,
})
export type StartedPasswordReset = z.output<typeof StartedPasswordReset>

/** The code from the mail and a second factor, for a new password. */
export const PasswordResetCompletion = z.strictObject({
  passwordResetToken: OpaqueToken,
  code: TotpCode,
  password: NewPassword,
  secondFactor: StepUp,
})
export type PasswordResetCompletion = z.output<typeof PasswordResetCompletion>

/** How staff made sure, by calling back, that the person asks: the number called, who answered, what was said. */
export const CallBack = z.strictObject({
  phone: Phone,
  spokeWith: lineSchema(textLimits.personName),
  note: proseSchema(textLimits.callBackNote),
})
export type CallBack = z.output<typeof CallBack>

/** Whose authenticator is lost, and how staff made sure of it. */
export const NewFactorReset = z.strictObject({ email: Email, callBack: CallBack })
export type NewFactorReset = z.output<typeof NewFactorReset>

/** `waiting` for a colleague, `approved` and held back, `open` by the mailed link, or over. */
export const factorResetStatuses = [
  'waiting',
  'approved',
  'open',
  'completed',
  'stopped',
  'signed_in',
  'expired',
] as const

const Who = z.object({ id: z.string(), name: z.string() })

/**
 * A lost authenticator. Nothing changes before `opensAt`; `signed_in` is one that ended because the
 * person signed in with a second factor after all.
 */
export const FactorReset = z.object({
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  company: z.nullable(z.object({ id: z.string(), name: z.string() })),
  status: z.literal(factorResetStatuses),
  callBack: z.object({ phone: z.string(), spokeWith: z.string(), note: z.string() }),
  requestedBy: Who,
  requestedAt: Instant,
  approvedBy: z.nullable(Who),
  approvedAt: z.nullable(Instant),
  opensAt: z.nullable(Instant),
  expiresAt: Instant,
  endedAt: z.nullable(Instant),
})
export type FactorReset = z.output<typeof FactorReset>

/** What the list of them can be asked. */
export const FactorResetQuery = z.strictObject(pageQuery)

/** Whose authenticator the emailed link replaces. */
export const FactorResetAccount = z.object({ email: z.string() })
export type FactorResetAccount = z.output<typeof FactorResetAccount>

/** The password, given at the mailed link. */
export const FactorResetStart = z.strictObject({
  resetToken: OpaqueToken,
  password: TypedPassword,
})
export type FactorResetStart = z.output<typeof FactorResetStart>
