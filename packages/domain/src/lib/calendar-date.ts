import { typedMaxLength } from './normalize-bounded.ts'
import { accept, refuse, type Parsed } from './parsed.ts'

/** Why a text is no date. */
export const dateReasons = ['empty', 'wrong_format', 'no_such_day'] as const

/** One of {@link dateReasons}. */
export type DateReason = (typeof dateReasons)[number]

/** The answer of the date parsers; `value` is `YYYY-MM-DD`, so that text order is time order. */
export type DateResult = Parsed<string, DateReason>

/** Reads `2022-10-20`. Only days that exist (`2023-02-29` is `no_such_day`), from the year 1000. */
export function parseIsoDate(text: string): DateResult {
  if (text.length > typedMaxLength) return refuse('wrong_format')
  const trimmed = text.trim()
  if (trimmed === '') return refuse('empty')
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(trimmed)
  return match ? realDay(match[1], match[2], match[3]) : refuse('wrong_format')
}

/** Reads a date as Poles write it, `20.10.2022` or `1.9.2022`. Only days that exist, from the year 1000. */
export function parsePolishDate(text: string): DateResult {
  if (text.length > typedMaxLength) return refuse('wrong_format')
  const trimmed = text.trim()
  if (trimmed === '') return refuse('empty')
  const match = /^(\d{1,2})\.(\d{1,2})\.([1-9]\d{3})$/.exec(trimmed)
  return match ? realDay(match[3], match[2], match[1]) : refuse('wrong_format')
}

/** The `YYYY-MM-DD` that is `days` later (earlier when negative) than another one. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

function realDay(year = '', month = '', day = ''): DateResult {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(value)
  // Engines differ on the 30th of February: some refuse it, some roll over to March.
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
  return exists ? accept(value) : refuse('no_such_day')
}
