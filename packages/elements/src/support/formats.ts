import { language } from '../foundation/locale.ts'

/** An instant on the reader's own clock: `22 lis 2026, 14:05`. */
export function formatInstant(iso: string): string {
  return format(iso, { timeStyle: 'short' })
}

/** A calendar day, wherever the reader is: `2026-11-22` → `22 lis 2026`. */
export function formatDay(date: string): string {
  return format(date, { timeZone: 'UTC' })
}

/** A moment of today, to the second, on the reader's own clock: `14:05:10`. */
export function formatTime(moment: Date): string {
  return moment.toLocaleTimeString(region())
}

/** A service level as people write it: `24x7 4h` → `24×7 4h`. */
export function formatLevel(level: string): string {
  return level.replace('x', '×')
}

function format(text: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(text).toLocaleString(region(), { dateStyle: 'medium', ...options })
}

function region(): string {
  return language() === 'pl' ? 'pl' : 'en-GB'
}
