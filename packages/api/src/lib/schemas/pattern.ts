import * as z from 'zod/mini'

/** A text of one form. `''` is told apart as missing when the refusal is put into words. */
/*@__NO_SIDE_EFFECTS__*/
export function patternSchema(pattern: RegExp): z.ZodMiniString<string> {
  return z.string().check(z.regex(pattern))
}
