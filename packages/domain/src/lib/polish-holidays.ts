import { addDays } from './calendar-date.ts'

// Act of 18 January 1951 on days free from work (Dz.U. 2020 item 1920, as amended), month and day.
const fixed = ['01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11', '12-25', '12-26']

// Days after Easter Sunday: itself, Easter Monday, Pentecost, Corpus Christi.
const movable = [0, 1, 49, 60]

/**
 * The public holidays of Poland in a year, `YYYY-MM-DD` in order, those on Sundays too.
 *
 * Right for 2011 (when Epiphany came back) and later, with 24 December since 2025 (Dz.U. 2024 item
 * 1965) and the one-off 12 November 2018 (Dz.U. 2018 item 2117).
 */
export function polishHolidays(year: number): string[] {
  const easter = easterSunday(year)
  const days = [
    ...fixed.map((day) => `${year}-${day}`),
    ...movable.map((later) => addDays(easter, later)),
  ]
  if (year >= 2025) days.push(`${year}-12-24`)
  if (year === 2018) days.push('2018-11-12')
  return days.toSorted()
}

/** Whether a day, `YYYY-MM-DD`, is a working day in Poland: Monday to Friday, no holiday. */
export function isBusinessDay(date: string): boolean {
  const weekday = new Date(Date.parse(date)).getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  return !polishHolidays(Number(date.slice(0, 4))).includes(date)
}

/** The first working day after a day, both `YYYY-MM-DD`. */
export function nextBusinessDay(date: string): string {
  let day = addDays(date, 1)
  while (!isBusinessDay(day)) day = addDays(day, 1)
  return day
}

/**
 * Easter Sunday of a year of the Gregorian calendar, `YYYY-MM-DD`: the "anonymous" algorithm
 * (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8), in its letters.
 */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  const month = Math.floor(n / 31)
  const day = (n % 31) + 1
  return `${year}-0${month}-${String(day).padStart(2, '0')}`
}
