import * as z from 'zod/mini'
import { Locale } from './common.ts'
import { Email, lineSchema, Phone, proseSchema, textLimits } from './fields.ts'

/** A question from anybody, signed in or not. */
export const ContactRequest = z.strictObject({
  name: lineSchema(textLimits.personName),
  email: Email,
  phone: z.optional(Phone),
  message: proseSchema(textLimits.contactMessage),
  locale: Locale,
})
export type ContactRequest = z.output<typeof ContactRequest>

/** `reference` is what the person can quote on the phone. */
export const ContactReceipt = z.object({ reference: z.string() })

/** How to reach people at HEZO when nothing else works. `phone` is E.164. */
export const ContactChannels = z.object({
  phone: z.string(),
  phoneText: z.string(),
  email: z.string(),
})
export type ContactChannels = z.output<typeof ContactChannels>
