import { roles } from '@hezo/domain'
import * as z from 'zod/mini'
import { Instant, Locale } from './common.ts'
import { NewPassword, PersonName, Phone } from './fields.ts'
import { pageQuery } from './page.ts'
import { TypedPassword } from './session.ts'

/**
 * The signed-in person. `company` is null for HEZO's own staff. While `isApproved` is false, an owner
 * of the company has yet to let the person in: nothing but the own account answers.
 */
export const Me = z.object({
  id: z.string(),
  role: z.literal(roles),
  isOwner: z.boolean(),
  isApproved: z.boolean(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.nullable(z.string()),
  locale: Locale,
  company: z.nullable(z.object({ id: z.string(), nip: z.string(), name: z.string() })),
  recoveryCodesLeft: z.number(),
})
export type Me = z.output<typeof Me>

/** What a person may change of their own account; what is left out stays. */
export const MeChanges = z.strictObject({
  firstName: z.optional(PersonName),
  lastName: z.optional(PersonName),
  phone: z.optional(Phone),
  locale: z.optional(Locale),
})
export type MeChanges = z.output<typeof MeChanges>

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
