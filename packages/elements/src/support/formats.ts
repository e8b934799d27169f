import { type Language, language } from '../foundation/locale.ts'

const regions: Readonly<Record<Language, string>> = { pl: 'pl-PL', en: 'en-GB' }
const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }
const kinds = {
  day: { ...day, timeZone: 'UTC' },
  instant: { ...day, hour: '2-digit', minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

// Making a formatter costs far more than using one, and lists use them hundreds of times.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(kind: keyof typeof kinds): Intl.DateTimeFormat {
  const key = kind + language()
  let made = formatters.get(key)
  if (!made) {
    formatters.set(key, (made = new Intl.DateTimeFormat(regions[language()], kinds[kind])))
  }
  return made
}

/** An instant on the reader's own clock: `22 lis 2026, 14:05`. */
export function formatInstant(iso: string): string {
  return formatter('instant').format(new Date(iso))
}

/** A calendar day, wherever the reader is: `2026-11-22` → `22 lis 2026`. */
export function formatDay(date: string): string {
  return formatter('day').format(new Date(date))
}

/** The form that goes with a number: 1 zgłoszenie, 2 zgłoszenia, 5 zgłoszeń. */
export function plural(count: number, one: string, few: string, many: string): string {
  const category = new Intl.PluralRules(language()).select(count)
  return category === 'one' ? one : category === 'few' ? few : many
}
