import * as z from 'zod/mini'
import { Instant } from './common.ts'
import { Email, NewPassword, TotpCode } from './fields.ts'
import { pageQuery } from './page.ts'
import { OpaqueToken, TypedPassword } from './session.ts'

/**
 * A session of the person: where it is used from, as far as the browser told. `lastUsedAt` is exact to
 * ten minutes. Tokens of a session that is bound to its device are worth nothing elsewhere.
 */
export const SessionView = z.object({
  id: z.string(),
  isCurrent: z.boolean(),
  browser: z.nullable(z.string()),
  system: z.nullable(z.string()),
  address: z.string(),
  isBoundToDevice: z.boolean(),
  startedAt: Instant,
  lastUsedAt: Instant,
})
export type SessionView = z.output<typeof SessionView>

/** As what the export of one's data comes: for programs, or to be read. */
export const exportFormats = ['json', 'pdf'] as const

/** How the own data is to be exported. */
export const ExportQuery = z.strictObject({ format: z.literal(exportFormats) })

/** The wish to be forgotten, with the password. */
export const Erasure = z.strictObject({ password: TypedPassword })
export type Erasure = z.output<typeof Erasure>

/** What the list of sessions can be asked. */
export const SessionQuery = z.strictObject(pageQuery)

/** A new password, and the one that it takes the place of. */
export const PasswordChange = z.strictObject({
  currentPassword: TypedPassword,
  newPassword: NewPassword,
})
export type PasswordChange = z.output<typeof PasswordChange>

/** An address to sign in with, in place of the one that is. */
export const EmailChange = z.strictObject({ email: Email })
export type EmailChange = z.output<typeof EmailChange>

/** A change of address under way. */
export const StartedEmailChange = z.object({ emailChangeToken: z.string(), expiresAt: Instant })
export type StartedEmailChange = z.output<typeof StartedEmailChange>

/** The codes that were mailed to the address in use and to the new one. */
export const EmailChangeCodes = z.strictObject({
  emailChangeToken: OpaqueToken,
  currentCode: TotpCode,
  newCode: TotpCode,
})
export type EmailChangeCodes = z.output<typeof EmailChangeCodes>

/** New recovery codes, shown this once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.output<typeof RecoveryCodes>
