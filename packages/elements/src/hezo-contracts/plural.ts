import { language } from '../foundation/locale.ts'

/** The form that goes with a number: 1 zgłoszenie, 2 zgłoszenia, 5 zgłoszeń. */
export function plural(count: number, one: string, few: string, many: string): string {
  const category = new Intl.PluralRules(language()).select(count)
  return category === 'one' ? one : category === 'few' ? few : many
}
