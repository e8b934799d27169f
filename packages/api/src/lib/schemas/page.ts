import * as z from 'zod/mini'
import { fieldIssue } from './rule.ts'
import { patternSchema } from './pattern.ts'

/** How many items a page of any list may hold, and holds unless told. */
export const pageSize = { min: 1, max: 100, default: 20 } as const

/** `limit`: a number from the SDK, its digits in a URL. One transform spares browsers a union. */
export const PageSize = /*@__PURE__*/ z.transform((input: number | string, { issues }): number => {
  const size = typeof input === 'string' && /^\d{1,9}$/.test(input) ? Number(input) : input
  if (typeof size !== 'number' || !Number.isInteger(size)) {
    issues.push(fieldIssue('shape', { ok: false, reason: 'wrong_format' }))
  } else if (size < pageSize.min || size > pageSize.max) {
    issues.push(fieldIssue('shape', { ok: false, reason: 'out_of_range' }))
  }
  return Number(size)
})

/** What the query of every list takes: the page's size, and where the page before it ended. */
export const pageQuery = {
  limit: z._default(PageSize, pageSize.default),
  cursor: z.optional(patternSchema(/^.+$/, 500)),
}

/** One page of a list; `nextCursor` is null on the last one. */
/*@__NO_SIDE_EFFECTS__*/
export function pageOf<S extends z.ZodMiniType>(
  item: S,
): z.ZodMiniObject<{
  items: z.ZodMiniArray<S>
  nextCursor: z.ZodMiniNullable<z.ZodMiniString<string>>
}> {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) })
}
