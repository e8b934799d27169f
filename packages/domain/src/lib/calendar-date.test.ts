import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, parseIsoDate, parsePolishDate } from './calendar-date.ts'

describe.each([
  ['20.10.2022', '2022-10-20'],
  ['1.9.2022', '2022-09-01'],
  [' 01.09.2022\n', '2022-09-01'],
  ['29.02.2024', '2024-02-29'],
  ['29.02.2000', '2000-02-29'],
  ['31.12.1999', '1999-12-31'],
])('%j', (text, value) => {
  test(`is ${value}`, () => {
    expect(parsePolishDate(text)).toEqual({ ok: true, value })
    expect(parseIsoDate(` ${value}\n`)).toEqual({ ok: true, value })
  })
})

test.each([
  ['', 'empty'],
  [' ', 'empty'],
  ['29.02.2023', 'no_such_day'],
  ['29.02.1900', 'no_such_day'],
  ['31.04.2022', 'no_such_day'],
  ['30.02.2024', 'no_such_day'],
  ['00.10.2022', 'no_such_day'],
  ['10.13.2022', 'no_such_day'],
  ['32.01.2022', 'no_such_day'],
  ['2022-10-20', 'wrong_format'],
  ['20/10/2022', 'wrong_format'],
  ['20.10.22', 'wrong_format'],
  ['20.10.0022', 'wrong_format'],
  ['20.10.2022 r.', 'wrong_format'],
  ['２０.10.2022', 'wrong_format'],
])('the Polish date %j is refused as %s', (text, reason) => {
  expect(parsePolishDate(text)).toEqual({ ok: false, reason })
})

test.each([
  ['', 'empty'],
  ['2023-02-29', 'no_such_day'],
  ['2022-00-10', 'no_such_day'],
  ['2022-1-2', 'wrong_format'],
  ['0000-01-01', 'wrong_format'],
  ['+002022-01-01', 'wrong_format'],
  ['2022-10-20T00:00:00Z', 'wrong_format'],
  ['20221020', 'wrong_format'],
])('the ISO date %j is refused as %s', (text, reason) => {
  expect(parseIsoDate(text)).toEqual({ ok: false, reason })
})

test('of a hundred years exactly the days of the calendar exist', () => {
  const accepted: string[] = []
  for (let year = 2000; year < 2100; year++) {
    for (let month = 1; month <= 12; month++) {
      for (let day = 0; day <= 32; day++) {
        const result = parsePolishDate(`${day}.${month}.${year}`)
        if (result.ok) accepted.push(result.value)
      }
    }
  }
  const start = Date.UTC(2000, 0, 1)
  const calendar = Array.from({ length: 36_525 }, (_, days) =>
    new Date(start + days * 86_400_000).toISOString().slice(0, 10),
  )
  expect(accepted).toEqual(calendar)
})

test('days are added and taken back', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  const dates = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2199-12-31'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(dates, fc.integer({ min: -9999, max: 9999 }), (date, days) => {
      const start = date.toISOString().slice(0, 10)
      expect(addDays(addDays(start, days), -days)).toBe(start)
    }),
  )
})
