import * as z from 'zod/mini'

/**
 * A text of one form, of at most `maxLength` UTF-16 code units: a longer one is not even matched. `''` is
 * told apart as missing when the refusal is put into words.
 */
/*@__NO_SIDE_EFFECTS__*/
export function patternSchema(pattern: RegExp, maxLength: number): z.ZodMiniString<string> {
  return z
    .string()
    .check(z.maxLength(maxLength, { abort: true }))
    .check(z.regex(pattern))
}
