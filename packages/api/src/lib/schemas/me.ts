import { roles } from '@hezo/domain'
import * as z from 'zod/mini'
import { Locale } from './common.ts'
import { PersonName, Phone } from './fields.ts'

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
