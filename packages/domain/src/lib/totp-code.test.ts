import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTotpCode } from './totp-code.ts'

describe('parseTotpCode', () => {
  test.each([['123456'], ['123 456'], [' 1 2 3 4 5 6\n'], ['123\u00A0456']])('reads %j', (text) => {
    expect(parseTotpCode(text)).toEqual({ ok: true, value: '123456' })
  })

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['12345', 'wrong_length'],
    ['1234567', 'wrong_length'],
    ['123-456', 'bad_character'],
    ['12345a', 'bad_character'],
    ['１２３４５６', 'bad_character'],
    ['١٢٣٤٥٦', 'bad_character'],
    ['१२३४५६', 'bad_character'],
    ['𝟏𝟐𝟑𝟒𝟓𝟔', 'bad_character'],
    ['+12345', 'bad_character'],
    ['1e5000', 'bad_character'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseTotpCode(text)).toMatchObject({ ok: false, reason })
  })

  test('names the character that is none of the six digits', () => {
    expect(parseTotpCode('123 4O6')).toMatchObject({ character: 'O', position: 5 })
  })

  test('keeps every leading zero', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (number) => {
        const value = String(number).padStart(6, '0')
        expect(parseTotpCode(value)).toEqual({ ok: true, value })
      }),
    )
  })
})
