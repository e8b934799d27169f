import { describe, expect, test } from 'vitest'
import { parseCountry, parsePostalCode } from './postal-code.ts'

describe('parsePostalCode reads', () => {
  test.each([
    ['02-146', 'PL', '02-146'],
    ['02146', 'PL', '02-146'],
    [' 02 – 146 ', 'pl', '02-146'],
    ['PL-02-146', 'PL', '02-146'],
    ['sw1a  1aa', 'GB', 'SW1A 1AA'],
    [' １０１０\n', 'AT', '1010'],
    ['LV–1050', 'LV', 'LV-1050'],
    ['12345-6789', 'US', '12345-6789'],
  ])('%j of %s as %j', (text, country, value) => {
    expect(parsePostalCode(text, country)).toEqual({ ok: true, value })
  })
})

describe('parsePostalCode refuses', () => {
  test.each([
    ['', 'PL', 'empty'],
    [' ', 'DE', 'empty'],
    ['0214', 'PL', 'wrong_format'],
    ['021466', 'PL', 'wrong_format'],
    ['O2-146', 'PL', 'wrong_format'],
    ['SW1A 1AA', 'PL', 'wrong_format'],
    ['1', 'AT', 'wrong_format'],
    ['1234567890123', 'US', 'wrong_format'],
    ['10115!', 'DE', 'wrong_format'],
    ['--', 'DE', 'wrong_format'],
  ])('%j of %s as %s', (text, country, reason) => {
    expect(parsePostalCode(text, country)).toEqual({ ok: false, reason })
  })
})

describe('parseCountry', () => {
  test.each([
    ['PL', 'PL'],
    [' de ', 'DE'],
  ])('reads %j as %j', (text, value) => {
    expect(parseCountry(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'empty'],
    ['POL', 'wrong_format'],
    ['P', 'wrong_format'],
    ['P1', 'wrong_format'],
    ['РL', 'wrong_format'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseCountry(text)).toEqual({ ok: false, reason })
  })
})
