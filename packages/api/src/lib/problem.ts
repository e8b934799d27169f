import * as z from 'zod/mini'
import { errorCodes } from './error-codes.ts'
import type { FieldCode } from './field-codes.ts'

/** One field of a request that was refused. `path` is dotted: `person.email`. */
export const FieldError = z.object({
  path: z.string(),
  code: z.string() as unknown as z.ZodMiniType<FieldCode, FieldCode>,
  message: z.string(),
  /** What the sentence names, e.g. the character that is not allowed and where it stands. */
  values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
})
export type FieldError = z.output<typeof FieldError>

/** The body of every failure: `application/problem+json` (RFC 9457) with a stable `code`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(errorCodes),
  requestId: z.string(),
  fields: z.optional(z.array(FieldError)),
  /** Seconds until another attempt can succeed; also sent as `Retry-After`. */
  retryAfter: z.optional(z.number()),
})
export type Problem = z.output<typeof Problem>
