import { type Locale, warsawClock } from '@hezo/domain'

const months: Readonly<Record<Locale, readonly string[]>> = {
  pl: ['sty', 'lut', 'mar', 'kwi', 'maj', 'cze', 'lip', 'sie', 'wrz', 'paź', 'lis', 'gru'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

/** A moment as clocks in Poland show it: `22 lis 2026, 14:05`. The parts do not break over lines. */
export function localTime(moment: Date, locale: Locale): string {
  const { date, hour, minute } = warsawClock(moment)
  const [year, month, day] = date.split('-').map(Number)
  const name = months[locale][(month ?? 1) - 1]
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day} ${name} ${year}, ${two(hour)}:${two(minute)}`
}
