import { describe, expect, test } from 'vitest'
import { addDays } from './calendar-date.ts'
import { easterSunday, isBusinessDay, nextBusinessDay, polishHolidays } from './polish-holidays.ts'

/** Easter by another road: the full moon of the church's tables, then the Sunday after it. */
function easterByTables(year: number): string {
  const golden = (year % 19) + 1
  const century = Math.floor(year / 100) + 1
  const solar = Math.floor((3 * century) / 4) - 12
  const lunar = Math.floor((8 * century + 5) / 25) - 5
  let epact = (11 * golden + 20 + lunar - solar) % 30
  if (epact < 0) epact += 30
  if ((epact === 25 && golden > 11) || epact === 24) epact++
  const fullMoon = addDays(`${year}-03-01`, (epact > 23 ? 74 : 44) - epact - 1)
  let sunday = addDays(fullMoon, 1)
  while (new Date(sunday).getUTCDay() !== 0) sunday = addDays(sunday, 1)
  return sunday
}

describe('Easter', () => {
  test.each([
    [1818, '1818-03-22'],
    [1900, '1900-04-15'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1961, '1961-04-02'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2020, '2020-04-12'],
    [2021, '2021-04-04'],
    [2022, '2022-04-17'],
    [2023, '2023-04-09'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [2100, '2100-03-28'],
    [2285, '2285-03-22'],
  ])('of %i is %s', (year, date) => {
    expect(easterSunday(year)).toBe(date)
  })

  test('agrees with the tables of the church for a thousand years', () => {
    for (let year = 1583; year < 2583; year++) {
      expect(easterSunday(year)).toBe(easterByTables(year))
    }
  })
})

describe('public holidays', () => {
  test.each([
    [2024, '01-01 01-06 03-31 04-01 05-01 05-03 05-19 05-30 08-15 11-01 11-11 12-25 12-26'],
    [2025, '01-01 01-06 04-20 04-21 05-01 05-03 06-08 06-19 08-15 11-01 11-11 12-24 12-25 12-26'],
    [2026, '01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26'],
    [2018, '01-01 01-06 04-01 04-02 05-01 05-03 05-20 05-31 08-15 11-01 11-11 11-12 12-25 12-26'],
  ])('of %i', (year, days) => {
    expect(polishHolidays(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`))
  })

  test('Christmas Eve is one from 2025 on', () => {
    expect(isBusinessDay('2024-12-24')).toBe(true)
    expect(isBusinessDay('2025-12-24')).toBe(false)
    expect(isBusinessDay('2026-12-24')).toBe(false)
  })

  test('are different days, in order, the movable ones on their days of the week', () => {
    for (let year = 2011; year < 2111; year++) {
      const days = polishHolidays(year)
      expect(new Set(days).size).toBe(days.length)
      expect(days).toEqual(days.toSorted())
      const easter = easterSunday(year)
      const weekdays = [0, 1, 49, 60].map((later) => new Date(addDays(easter, later)).getUTCDay())
      expect(weekdays).toEqual([0, 1, 0, 4])
    }
  })
})

describe('the next business day', () => {
  test.each([
    ['2026-03-02', '2026-03-03', 'an ordinary Monday'],
    ['2026-03-06', '2026-03-09', 'a Friday'],
    ['2026-03-07', '2026-03-09', 'a Saturday'],
    ['2026-04-03', '2026-04-07', 'Good Friday, before Easter Monday'],
    ['2026-06-03', '2026-06-05', 'the eve of Corpus Christi'],
    ['2025-12-23', '2025-12-29', 'before Christmas Eve, Christmas and a weekend'],
    ['2024-12-23', '2024-12-24', 'before the last working Christmas Eve'],
    ['2025-12-31', '2026-01-02', 'New Year’s Eve'],
    ['2026-01-05', '2026-01-07', 'the eve of Epiphany'],
    ['2026-04-30', '2026-05-04', 'the eve of a long weekend in May'],
  ])('after %s is %s: %s', (date, next) => {
    expect(nextBusinessDay(date)).toBe(next)
  })
})
