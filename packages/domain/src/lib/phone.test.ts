import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePhone } from './phone.ts'

describe('parsePhone reads', () => {
  test.each([
    ['+48 12 25 25 600', '+48122525600'],
    ['12 25 25 600', '+48122525600'],
    ['122-525-600', '+48122525600'],
    ['(12) 252 56 00', '+48122525600'],
    ['012 252 56 00', '+48122525600'],
    ['0048 122 525 600', '+48122525600'],
    ['48122525600', '+48122525600'],
    ['(+48) 122525600', '+48122525600'],
    ['(0048) 122525600', '+48122525600'],
    ['+48\u00A0601\u2011234\u2013567', '+48601234567'],
    ['＋４８ ６０１ ２３４ ５６７', '+48601234567'],
    ['+44 (0)20 7946 0018', '+442079460018'],
    ['0044 (0)20 7946 0018', '+442079460018'],
    ['+49/30/901820', '+4930901820'],
    ['+1 (212) 555.0187', '+12125550187'],
    ['+290 22222', '+29022222'],
  ])('%j as %j', (text, value) => {
    expect(parsePhone(text)).toEqual({ ok: true, value })
  })
})

describe('parsePhone refuses', () => {
  test.each([
    ['', 'empty'],
    ['+', 'empty'],
    ['()-', 'empty'],
    ['12345', 'wrong_length'],
    ['+48 12 25 25 60', 'wrong_length'],
    ['+48 12 25 25 6000', 'wrong_length'],
    ['+48 012 252 560', 'wrong_length'],
    ['+123456', 'wrong_length'],
    ['+1234567890123456', 'wrong_length'],
    ['2079460018', 'missing_country_code'],
    ['442079460018', 'missing_country_code'],
    ['44207946001', 'missing_country_code'],
    ['+0122525600', 'missing_country_code'],
    ['122525600 wew. 12', 'bad_character'],
    ['٦٠١٢٣٤٥٦٧', 'bad_character'],
  ])('%j as %s', (text, reason) => {
    expect(parsePhone(text)).toMatchObject({ ok: false, reason })
  })

  test.each([
    ['+48 601 O34 567', 'O', 8],
    ['+48 601+234567', '+', 7],
    ['++48601234567', '+', 1],
  ])('%j for %j at %i', (text, character, position) => {
    expect(parsePhone(text)).toMatchObject({ reason: 'bad_character', character, position })
  })
})

test('punctuation makes no difference to a number with its country code', () => {
  const digits = fc.stringMatching(/^(48[1-9]\d{8}|[1-35-79]\d{6,14})$/)
  const gap = fc.constantFrom('', ' ', '-', '.', ' / ', '\u00A0')
  fc.assert(
    fc.property(digits, gap, fc.constantFrom('+', '00'), (number, separator, prefix) => {
      const typed = prefix + Array.from(number).join(separator)
      expect(parsePhone(typed)).toEqual({ ok: true, value: `+${number}` })
    }),
  )
})
