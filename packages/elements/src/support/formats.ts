import { language } from '../foundation/locale.ts'

/** An instant on the reader's own clock: `22 lis 2026, 14:05`. */
export function formatInstant(iso: string): string {
  return format(iso, { timeStyle: 'short' })
}

/** A calendar day, wherever the reader is: `2026-11-22` → `22 lis 2026`. */
export function formatDay(date: string): string {
  return format(date, { timeZone: 'UTC' })
}

/** A service level as people write it: `24x7 4h` → `24×7 4h`. */
export function formatLevel(level: string): string {
  return level.replace('x', '×')
}

function format(text: string, options: Intl.DateTimeFormatOptions): string {
  const region = language() === 'pl' ? 'pl' : 'en-GB'
  return new Date(text).toLocaleString(region, { dateStyle: 'medium', ...options })
}
