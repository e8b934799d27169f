import * as z from 'zod/mini'
import type { ErrorCode } from './error-codes.ts'
import type { FieldCode } from './field-codes.ts'
import type { WorkChallenge } from './schemas/proof-of-work.ts'
import type { FieldValues } from './schemas/rule.ts'

// Codes, values and tasks are typed but not listed: a newer server's code must stay readable to an older
// client, and the browser is spared the lists. Who solves a task reads it with its own schema.
const code = z.string() as unknown
const values = z.looseObject({}) as unknown

/** One field of a request that was refused. `path` is dotted: `person.email`. */
export const FieldError = z.object({
  path: z.string(),
  code: code as z.ZodMiniType<FieldCode, FieldCode>,
  message: z.string(),
  /** What the sentence names, e.g. the character that is not allowed and where it stands. */
  values: z.optional(values as z.ZodMiniType<FieldValues, FieldValues>),
})
export type FieldError = z.output<typeof FieldError>

/** The body of every failure: `application/problem+json` (RFC 9457) with a stable `code`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: code as z.ZodMiniType<ErrorCode, ErrorCode>,
  requestId: z.string(),
  fields: z.optional(z.array(FieldError)),
  /** Seconds until another attempt can succeed; also sent as `Retry-After`. */
  retryAfter: z.optional(z.number()),
  /** What to solve; the same request is then sent again with the solution. */
  proofOfWork: z.optional(values as z.ZodMiniType<WorkChallenge, WorkChallenge>),
})
export type Problem = z.output<typeof Problem>
