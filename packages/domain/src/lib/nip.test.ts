import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNip, parseNip } from './nip.ts'

/** The check digit by another road: try all ten and keep the one that makes the sum divisible. */
function validEndings(nine: string): string[] {
  return Array.from('0123456789').filter((last) => {
    const numbers = Array.from(nine + last, Number)
    const sum = [6, 5, 7, 2, 3, 4, 5, 6, 7, -1].reduce(
      (total, weight, place) => total + weight * (numbers[place] ?? 0),
      0,
    )
    return sum % 11 === 0
  })
}

const nineDigits = fc.integer({ min: 0, max: 999_999_999 }).map((n) => String(n).padStart(9, '0'))

describe('parseNip accepts', () => {
  test.each([
    ['PL1234563218'],
    ['1234563218'],
    ['123-456-32-18'],
    ['pl 123-456-32-18'],
    ['  PL\u00A0123 456 32 18\n'],
    ['123–456–32–18'],
    ['PL-1234563218'],
    ['Pl1234563218\u200B'],
    ['１２３４５６３２１８'],
  ])('%j', (text) => {
    expect(parseNip(text)).toEqual({ ok: true, value: 'PL1234563218' })
  })
})

describe('parseNip refuses', () => {
  test.each([
    ['', 'empty'],
    [' \t\u200B', 'empty'],
    ['DE123456789', 'wrong_country'],
    ['de 123 456 789', 'wrong_country'],
    ['DE', 'wrong_country'],
    ['ATU12345678', 'wrong_country'],
    ['FRXX999999999', 'wrong_country'],
    ['ESX9999999X', 'wrong_country'],
    ['CZ1234563218', 'wrong_country'],
    ['NIP 1234563218', 'bad_character'],
    ['123456321O', 'bad_character'],
    ['123.456.32.18', 'bad_character'],
    ['PLPL1234563218', 'bad_character'],
    ['١٢٣٤٥٦٣٢١٨', 'bad_character'],
    ['PL', 'wrong_length'],
    ['123456321', 'wrong_length'],
    ['12345632180', 'wrong_length'],
    ['1'.repeat(1000), 'wrong_length'],
    ['1234563219', 'wrong_check_digit'],
    ['2134563218', 'wrong_check_digit'],
  ])('%j as %s', (text, reason) => {
    expect(parseNip(text)).toMatchObject({ ok: false, reason })
  })

  test('and names the character with its place', () => {
    expect(parseNip('PL 123-45б-32-18')).toMatchObject({ character: 'б', position: 9 })
  })
})

test('exactly the endings that the checksum allows are accepted', () => {
  fc.assert(
    fc.property(nineDigits, (nine) => {
      const accepted = Array.from('0123456789').filter((last) => parseNip(nine + last).ok)
      expect(accepted).toEqual(validEndings(nine))
    }),
    { numRuns: 500 },
  )
})

test('about one beginning in eleven has no check digit at all', () => {
  const beginnings = Array.from({ length: 1100 }, (_, n) => String(526_000_000 + n * 37))
  const without = beginnings.filter((nine) => validEndings(nine).length === 0)
  expect(without.length).toBeGreaterThan(80)
  for (const nine of without) {
    for (const last of '0123456789') {
      expect(parseNip(nine + last)).toMatchObject({ reason: 'wrong_check_digit' })
    }
  }
})

test('no single mistyped digit goes unnoticed', () => {
  fc.assert(
    fc.property(nineDigits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (nine, place, by) => {
      const [last] = validEndings(nine)
      fc.pre(last !== undefined)
      const digits = Array.from(nine + last, Number)
      digits[place] = ((digits[place] ?? 0) + by) % 10
      expect(parseNip(digits.join(''))).toMatchObject({ reason: 'wrong_check_digit' })
    }),
  )
})

describe('formatNip', () => {
  test.each([
    ['PL1234563218', 'PL 123-456-32-18'],
    ['1234563218', '1234563218'],
    ['', ''],
  ])('shows %j as %j', (nip, shown) => {
    expect(formatNip(nip)).toBe(shown)
  })

  test('is read back as the same number', () => {
    fc.assert(
      fc.property(nineDigits, (nine) => {
        const parsed = parseNip(nine + (validEndings(nine)[0] ?? ''))
        fc.pre(parsed.ok)
        expect(parseNip(formatNip(parsed.value))).toEqual(parsed)
      }),
    )
  })
})
