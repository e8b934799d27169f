import type * as z from 'zod/mini'
import { patternSchema } from './schemas/pattern.ts'

/** What an opaque id names, and the prefix that says so to a reader of logs. */
export const idPrefixes = {
  company: 'cmp',
  contract: 'con',
  device: 'dev',
  ticket: 'tkt',
  message: 'msg',
  attachment: 'att',
  user: 'usr',
  session: 'ses',
  passkey: 'pky',
  invitation: 'inv',
  registration: 'reg',
  factorReset: 'fre',
  contactRequest: 'ctq',
  import: 'imp',
} as const

/** What has an id. */
export type IdKind = keyof typeof idPrefixes

/**
 * Schema of an opaque id: the prefix, `_`, then 26 characters of lower-case Crockford base32 that
 * hold a UUIDv7 (RFC 9562 §5.7), so that ids sort by the time they were made.
 */
export function idSchema(kind: IdKind): z.ZodMiniString<string> {
  return patternSchema(new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`), 30)
}
