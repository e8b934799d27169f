import { locales } from '@hezo/domain'
import * as z from 'zod/mini'

/** Languages of everything a person reads. */
export const Locale = z.enum(locales)
export type Locale = z.output<typeof Locale>

/** An instant, ISO 8601 in UTC: `2026-11-22T13:05:00.000Z`. */
export const Instant = z.iso.datetime()

/** A calendar day in Europe/Warsaw: `2026-11-22`. */
export const Day = z.iso.date()

/** The page size of every list: 20 unless told, at most 100. */
export const pageQuery = {
  limit: z._default(
    z.pipe(
      z.union([z.number(), z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.transform(Number))]),
      z.int().check(z.gte(1), z.lte(100)),
    ),
    20,
  ),
  cursor: z.optional(z.string().check(z.maxLength(500))),
}

/** One page of a list; `nextCursor` is null on the last one. */
export function pageOf<S extends z.ZodMiniType>(
  item: S,
): z.ZodMiniObject<{
  items: z.ZodMiniArray<S>
  nextCursor: z.ZodMiniNullable<z.ZodMiniString<string>>
}> {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) })
}
