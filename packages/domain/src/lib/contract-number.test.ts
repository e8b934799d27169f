import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseContractNumber } from './contract-number.ts'

describe('parseContractNumber', () => {
  test.each([
    ['SHZ/2022/9239', 'SHZ/2022/9239'],
    [' shz / 2022 / 9239 ', 'SHZ/2022/9239'],
    ['umowa–12', 'UMOWA-12'],
    ['SHZ/2022/9239a', 'SHZ/2022/9239A'],
    ['śląsk 7', 'ŚLĄSK7'],
    ['s\u0301la', 'ŚLA'],
    ['SHZ\u200B/1', 'SHZ/1'],
    ['ＳＨＺ１', 'SHZ1'],
    ['A'.repeat(40), 'A'.repeat(40)],
    ['№ 12', 'NO12'],
  ])('compares %j as %j', (text, value) => {
    expect(parseContractNumber(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'empty'],
    [' \u00A0\u200B', 'empty'],
    ['A1', 'too_short'],
    ['😀😀', 'too_short'],
    ['A'.repeat(41), 'too_long'],
    ['ABC\u0000', 'bad_character'],
    ['\u0000ABC', 'bad_character'],
    ['ABC\u001B[0m', 'bad_character'],
    ['ABC\uD800', 'bad_character'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseContractNumber(text)).toMatchObject({ ok: false, reason })
  })

  test('spacing and case make no difference', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{2,4}\/\d{4}\/\d{1,5}$/), (number) => {
        const typed = Array.from(number.toLowerCase()).join(' ')
        expect(parseContractNumber(typed)).toEqual(parseContractNumber(number))
      }),
    )
  })
})
