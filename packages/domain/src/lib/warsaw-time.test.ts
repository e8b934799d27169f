import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './calendar-date.ts'
import { warsawClock, warsawDate, warsawInstant } from './warsaw-time.ts'

/**
 * Warsaw's offset by another road than Intl: Directive 2000/84/EC, summer time from the last
 * Sunday of March to the last Sunday of October, both at 01:00 UTC.
 */
function offsetByDirective(instant: Date): number {
  const year = instant.getUTCFullYear()
  const lastSunday = (month: number): number => {
    const last = new Date(Date.UTC(year, month + 1, 0, 1))
    return last.getTime() - last.getUTCDay() * 86_400_000
  }
  const time = instant.getTime()
  return time >= lastSunday(2) && time < lastSunday(9) ? 2 : 1
}

const instants = fc.date({
  min: new Date('1997-01-01'),
  max: new Date('2060-01-01'),
  noInvalidDate: true,
})

describe('the clock in Warsaw', () => {
  test.each([
    ['2026-01-01T00:00:00Z', '2026-01-01', 1, 0],
    ['2025-12-31T22:59:59Z', '2025-12-31', 23, 59],
    ['2025-12-31T23:00:00Z', '2026-01-01', 0, 0],
    ['2026-06-30T21:59:59Z', '2026-06-30', 23, 59],
    ['2026-06-30T22:00:00Z', '2026-07-01', 0, 0],
    // Sunday 29 March 2026: 01:59:59 is followed by 03:00:00.
    ['2026-03-29T00:59:59Z', '2026-03-29', 1, 59],
    ['2026-03-29T01:00:00Z', '2026-03-29', 3, 0],
    // Sunday 25 October 2026: 02:00–02:59 comes twice.
    ['2026-10-25T00:30:00Z', '2026-10-25', 2, 30],
    ['2026-10-25T01:30:00Z', '2026-10-25', 2, 30],
    ['2026-10-25T02:00:00Z', '2026-10-25', 3, 0],
  ])('at %s shows %s %i:%i', (instant, date, hour, minute) => {
    expect(warsawClock(new Date(instant))).toMatchObject({ date, hour, minute })
    expect(warsawDate(Date.parse(instant))).toBe(date)
  })

  test('agrees with the directive on summer time', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const wall = new Date(instant.getTime() + offsetByDirective(instant) * 3_600_000)
        const { date, hour, minute, second } = warsawClock(instant)
        expect(date).toBe(wall.toISOString().slice(0, 10))
        expect([hour, minute, second]).toEqual([
          wall.getUTCHours(),
          wall.getUTCMinutes(),
          wall.getUTCSeconds(),
        ])
      }),
    )
  })
})

describe('the moment of an hour in Warsaw', () => {
  test.each([
    ['2026-01-05', 16, '2026-01-05T15:00:00.000Z'],
    ['2026-07-06', 16, '2026-07-06T14:00:00.000Z'],
    ['2026-03-28', 16, '2026-03-28T15:00:00.000Z'],
    ['2026-03-29', 0, '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 1, '2026-03-29T00:00:00.000Z'],
    ['2026-03-29', 3, '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', 16, '2026-03-29T14:00:00.000Z'],
    ['2026-10-25', 0, '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', 1, '2026-10-24T23:00:00.000Z'],
    ['2026-10-25', 3, '2026-10-25T02:00:00.000Z'],
    ['2026-10-25', 16, '2026-10-25T15:00:00.000Z'],
    // Local mean time, before time zones.
    ['1910-01-01', 12, '1910-01-01T10:36:00.000Z'],
    // The hour that does not exist, and the one that comes twice.
    ['2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', 2, '2026-10-25T01:00:00.000Z'],
  ])('%s %i:00 is %s', (date, hour, instant) => {
    expect(warsawInstant(date, hour).toISOString()).toBe(instant)
  })

  test('is shown by the clock as that hour, on every day of twenty years', () => {
    for (let date = '2016-01-01'; date < '2036-01-01'; date = addDays(date, 1)) {
      const shown = warsawClock(warsawInstant(date, 16))
      expect(shown).toEqual({ date, hour: 16, minute: 0, second: 0 })
    }
  })
})
