import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatTicketNumber, parseTicketNumber } from './ticket-number.ts'

describe('formatTicketNumber', () => {
  test.each([
    [2026, 123, 'HZ-2026-000123'],
    [2026, 999_999, 'HZ-2026-999999'],
    [2026, 1_000_000, 'HZ-2026-1000000'],
    [1000, 999_999_999, 'HZ-1000-999999999'],
  ])('%i, %i is %s', (year, sequence, number) => {
    expect(formatTicketNumber(year, sequence)).toBe(number)
  })

  test.each([
    [2026, 0],
    [2026, -1],
    [2026, 1.5],
    [2026, 1e9],
    [2026, Number.NaN],
    [26, 1],
    [10_000, 1],
  ])('takes %i, %d for a mistake in the program', (year, sequence) => {
    expect(() => formatTicketNumber(year, sequence)).toThrow(TypeError)
  })
})

describe('parseTicketNumber', () => {
  test.each([['HZ-2026-000123'], [' hz-2026-123 '], ['HZ 2026 – 000123'], ['hz2026-0000000123']])(
    'reads %j',
    (text) => {
      const value = 'HZ-2026-000123'
      expect(parseTicketNumber(text)).toEqual({ ok: true, value, year: 2026, sequence: 123 })
    },
  )

  test.each([
    ['', 'empty'],
    ['HZ-2026', 'wrong_format'],
    ['HZ-2026-', 'wrong_format'],
    ['HZ-2026-000000', 'wrong_format'],
    ['HZ-0026-000123', 'wrong_format'],
    ['HZ-2026-1000000000', 'wrong_format'],
    ['2026-000123', 'wrong_format'],
    ['HZ2026000123', 'wrong_format'],
    ['HZ-2026-00012E', 'wrong_format'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseTicketNumber(text)).toEqual({ ok: false, reason })
  })

  test('reads back what was formatted', () => {
    const years = fc.integer({ min: 1000, max: 9999 })
    const sequences = fc.integer({ min: 1, max: 999_999_999 })
    fc.assert(
      fc.property(years, sequences, (year, sequence) => {
        const value = formatTicketNumber(year, sequence)
        expect(parseTicketNumber(value)).toEqual({ ok: true, value, year, sequence })
      }),
    )
  })
})
