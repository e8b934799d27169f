import * as z from 'zod/mini'
import { Instant } from './common.ts'
import { NewPassword } from './fields.ts'
import { pageQuery } from './page.ts'
import { TypedPassword } from './session.ts'

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

/** What the list of sessions can be asked. */
export const SessionQuery = z.strictObject(pageQuery)

/** A new password, and the one that it takes the place of. */
export const PasswordChange = z.strictObject({
  currentPassword: TypedPassword,
  newPassword: NewPassword,
})
export type PasswordChange = z.output<typeof PasswordChange>
