import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBusinessDay } from './polish-holidays.ts'
import { firstAnswerDue, parseServiceLevel, serviceLevels } from './service-level.ts'
import { warsawClock, warsawDate } from './warsaw-time.ts'

const hour = 3_600_000

/** A moment written with its offset, as one reads it off a clock in Poland. */
function due(level: (typeof serviceLevels)[number], openedAt: string): string {
  return firstAnswerDue(level, new Date(openedAt)).toISOString()
}

function utc(text: string): string {
  return new Date(text).toISOString()
}

const instants = fc.date({
  min: new Date('2011-01-01'),
  max: new Date('2060-01-01'),
  noInvalidDate: true,
})

describe('8x5 NBD', () => {
  test.each([
    ['Monday at noon', '2026-03-02T12:00+01:00', '2026-03-03T16:00+01:00'],
    ['Monday before opening', '2026-03-02T07:59+01:00', '2026-03-03T16:00+01:00'],
    ['Monday after midnight', '2026-03-02T00:00+01:00', '2026-03-03T16:00+01:00'],
    ['a second before closing', '2026-03-02T15:59:59+01:00', '2026-03-03T16:00+01:00'],
    ['closing sharp', '2026-03-02T16:00+01:00', '2026-03-04T16:00+01:00'],
    ['Monday night', '2026-03-02T23:59+01:00', '2026-03-04T16:00+01:00'],
    ['Thursday evening', '2026-03-05T17:00+01:00', '2026-03-09T16:00+01:00'],
    ['Friday at noon', '2026-03-06T12:00+01:00', '2026-03-09T16:00+01:00'],
    ['Friday evening', '2026-03-06T18:00+01:00', '2026-03-10T16:00+01:00'],
    ['Saturday', '2026-03-07T10:00+01:00', '2026-03-10T16:00+01:00'],
    ['Sunday', '2026-03-08T10:00+01:00', '2026-03-10T16:00+01:00'],
    // Daylight saving begins on 29 March 2026 and ends on 25 October 2026.
    ['Friday before summer time', '2026-03-27T12:00+01:00', '2026-03-30T16:00+02:00'],
    ['Friday before winter time', '2026-10-23T12:00+02:00', '2026-10-26T16:00+01:00'],
    ['the day of summer time', '2026-03-29T12:00+02:00', '2026-03-31T16:00+02:00'],
    ['the hour that comes twice', '2026-10-25T02:30+01:00', '2026-10-27T16:00+01:00'],
    // Holidays.
    ['Maundy Thursday evening', '2026-04-02T17:00+02:00', '2026-04-07T16:00+02:00'],
    ['Good Friday', '2026-04-03T12:00+02:00', '2026-04-07T16:00+02:00'],
    ['Easter Monday', '2026-04-06T12:00+02:00', '2026-04-08T16:00+02:00'],
    ['the eve of Corpus Christi', '2026-06-03T12:00+02:00', '2026-06-05T16:00+02:00'],
    ['Corpus Christi', '2026-06-04T12:00+02:00', '2026-06-08T16:00+02:00'],
    ['23 December 2025', '2025-12-23T12:00+01:00', '2025-12-29T16:00+01:00'],
    ['Christmas Eve 2025', '2025-12-24T09:00+01:00', '2025-12-30T16:00+01:00'],
    ['Christmas Eve 2024', '2024-12-24T09:00+01:00', '2024-12-27T16:00+01:00'],
    ['New Year’s Eve', '2025-12-31T12:00+01:00', '2026-01-02T16:00+01:00'],
    // The day in UTC is another one than in Warsaw.
    ['Monday in Warsaw, Sunday in UTC', '2026-03-01T23:30Z', '2026-03-03T16:00+01:00'],
  ])('%s', (_when, openedAt, expected) => {
    expect(due('8x5 NBD', openedAt)).toBe(utc(expected))
  })
})

describe('24x7 NBD', () => {
  test.each([
    ['Monday at noon', '2026-03-02T12:00+01:00', '2026-03-03T16:00+01:00'],
    ['closing sharp', '2026-03-02T16:00+01:00', '2026-03-03T16:00+01:00'],
    ['Monday night', '2026-03-02T23:59+01:00', '2026-03-03T16:00+01:00'],
    ['Tuesday after midnight', '2026-03-03T00:00+01:00', '2026-03-04T16:00+01:00'],
    ['Friday evening', '2026-03-06T18:00+01:00', '2026-03-09T16:00+01:00'],
    ['Saturday', '2026-03-07T10:00+01:00', '2026-03-09T16:00+01:00'],
    ['Sunday night', '2026-03-08T23:59+01:00', '2026-03-09T16:00+01:00'],
    ['Easter Monday', '2026-04-06T12:00+02:00', '2026-04-07T16:00+02:00'],
    ['Saturday before summer time', '2026-03-28T12:00+01:00', '2026-03-30T16:00+02:00'],
    ['Sunday of winter time', '2026-10-25T12:00+01:00', '2026-10-26T16:00+01:00'],
  ])('%s', (_when, openedAt, expected) => {
    expect(due('24x7 NBD', openedAt)).toBe(utc(expected))
  })
})

describe('elapsed hours', () => {
  test.each([
    ['24x7 4h', '2026-03-02T12:00+01:00', '2026-03-02T16:00+01:00'],
    ['24x7 4h', '2025-12-24T23:00+01:00', '2025-12-25T03:00+01:00'],
    // Clocks jump from 2:00 to 3:00, and back from 3:00 to 2:00.
    ['24x7 4h', '2026-03-29T00:30+01:00', '2026-03-29T05:30+02:00'],
    ['24x7 4h', '2026-10-25T00:30+02:00', '2026-10-25T03:30+01:00'],
    ['24x7 6h CTR', '2026-03-02T12:00+01:00', '2026-03-02T18:00+01:00'],
    ['24x7 6h CTR', '2026-03-28T22:00+01:00', '2026-03-29T05:00+02:00'],
  ] as const)('%s, opened at %s', (level, openedAt, expected) => {
    expect(due(level, openedAt)).toBe(utc(expected))
  })

  test('are exact to the millisecond at any moment', () => {
    fc.assert(
      fc.property(instants, (openedAt) => {
        expect(firstAnswerDue('24x7 4h', openedAt).getTime()).toBe(openedAt.getTime() + 4 * hour)
        expect(firstAnswerDue('24x7 6h CTR', openedAt).getTime()).toBe(
          openedAt.getTime() + 6 * hour,
        )
      }),
    )
  })
})

describe('at any moment', () => {
  test('next business day ends at 16:00 in Warsaw on a later day, a working one', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom('8x5 NBD', '24x7 NBD'), (openedAt, level) => {
        const end = firstAnswerDue(level, openedAt)
        const shown = warsawClock(end)
        expect(shown).toMatchObject({ hour: 16, minute: 0, second: 0 })
        expect(isBusinessDay(shown.date)).toBe(true)
        expect(shown.date > warsawDate(openedAt)).toBe(true)
      }),
    )
  })

  test('who calls later is never answered earlier', () => {
    fc.assert(
      fc.property(
        instants,
        fc.nat(10 * 24 * hour),
        fc.constantFrom(...serviceLevels),
        (openedAt, later, level) => {
          const after = new Date(openedAt.getTime() + later)
          expect(firstAnswerDue(level, after).getTime()).toBeGreaterThanOrEqual(
            firstAnswerDue(level, openedAt).getTime(),
          )
        },
      ),
    )
  })

  test('round-the-clock cover is never worse than business hours', () => {
    fc.assert(
      fc.property(instants, (openedAt) => {
        const day = firstAnswerDue('24x7 NBD', openedAt).getTime()
        expect(day).toBeLessThanOrEqual(firstAnswerDue('8x5 NBD', openedAt).getTime())
      }),
    )
  })
})

test.each(serviceLevels)('%s takes an invalid moment for a mistake in the program', (level) => {
  expect(() => firstAnswerDue(level, new Date(Number.NaN))).toThrow(RangeError)
})

describe('parseServiceLevel', () => {
  test.each([
    ['8x5 NBD', '8x5 NBD'],
    [' 24X7  4H ', '24x7 4h'],
    ['24×7 nbd', '24x7 NBD'],
    ['24x7\u00A06h ctr', '24x7 6h CTR'],
    ['24x76hCTR', '24x7 6h CTR'],
    ['２４ｘ７ ４ｈ', '24x7 4h'],
  ])('reads %j as %j', (text, value) => {
    expect(parseServiceLevel(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['8x5', 'unknown'],
    ['24x7 5h', 'unknown'],
    ['toString', 'unknown'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseServiceLevel(text)).toEqual({ ok: false, reason })
  })
})
