import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../testing/hostile-text.ts'
import { parseEmail } from './email.ts'

const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.pl`

describe('parseEmail reads', () => {
  test.each([
    ['jan@firma.pl', 'jan@firma.pl', 'jan@firma.pl'],
    ['  Jan.Kowalski@Firma.PL\n', 'Jan.Kowalski@firma.pl', 'jan.kowalski@firma.pl'],
    ['\u200Bjan@firma.pl\u200B', 'jan@firma.pl', 'jan@firma.pl'],
    ['jan+hezo@it.firma.com.pl', 'jan+hezo@it.firma.com.pl', 'jan+hezo@it.firma.com.pl'],
    ["o'brien@firma.ie", "o'brien@firma.ie", "o'brien@firma.ie"],
    ['a@xn--d-cya.pl', 'a@xn--d-cya.pl', 'a@xn--d-cya.pl'],
    ['a@firma.xn--p1ai', 'a@firma.xn--p1ai', 'a@firma.xn--p1ai'],
    [longest, longest, longest],
  ])('%j', (text, value, key) => {
    expect(parseEmail(text)).toEqual({ ok: true, value, key })
  })
})

describe('parseEmail refuses', () => {
  test.each([
    ['', 'empty'],
    [' \u200B ', 'empty'],
    [`${'a'.repeat(65)}@firma.pl`, 'wrong_format'],
    [`${longest}l`, 'too_long'],
    ['jan', 'wrong_format'],
    ['@firma.pl', 'wrong_format'],
    ['jan@', 'wrong_format'],
    ['jan@firma', 'wrong_format'],
    ['jan@firma.p', 'wrong_format'],
    ['jan@10.0.0.1', 'wrong_format'],
    ['jan@[10.0.0.1]', 'wrong_format'],
    ['jan@firma..pl', 'wrong_format'],
    ['jan@-firma.pl', 'wrong_format'],
    ['jan@firma-.pl', 'wrong_format'],
    ['jan@firma.pl.', 'wrong_format'],
    ['jan@fir_ma.pl', 'wrong_format'],
    [`jan@${'f'.repeat(64)}.pl`, 'wrong_format'],
    ['.jan@firma.pl', 'wrong_format'],
    ['jan.@firma.pl', 'wrong_format'],
    ['j..n@firma.pl', 'wrong_format'],
    ['jan@kowalski@firma.pl', 'wrong_format'],
    ['"jan"@firma.pl', 'wrong_format'],
    ['jan@firma.pl,ola@firma.pl', 'wrong_format'],
    ['<jan@firma.pl>', 'wrong_format'],
    ['jan(x)@firma.pl', 'wrong_format'],
  ])('%j as %s', (text, reason) => {
    expect(parseEmail(text)).toEqual({ ok: false, reason })
  })

  test.each([
    ['łucja@firma.pl', 'ł', 0],
    [' jаn@firma.pl', 'а', 2],
    ['jan@firma.pl\r\nBcc: ola@firma.pl', '\r', 12],
    ['jan kowalski@firma.pl', ' ', 3],
    ['\u200B jan\u200B@\u0142.pl', 'ł', 7],
  ])('%j for %j at %i', (text, character, position) => {
    expect(parseEmail(text)).toEqual({ ok: false, reason: 'bad_character', character, position })
  })
})

test('real addresses, in any case, are one key', () => {
  fc.assert(
    fc.property(fc.emailAddress({ size: 'small' }), (address) => {
      const upper = parseEmail(address.toUpperCase())
      expect(parseEmail(address)).toMatchObject({ ok: true, key: address.toLowerCase() })
      expect(upper).toMatchObject({ ok: true, key: address.toLowerCase() })
    }),
  )
})

test('nothing accepted could break out of a mail header', () => {
  fc.assert(
    fc.property(fc.tuple(anyText(), anyText()), ([local, domain]) => {
      const result = parseEmail(`${local}@${domain}.pl`)
      expect(result.ok ? result.value : 'a@b.pl').toMatch(/^[^\s@,;:<>()"[\]\\]+@[a-z0-9.-]+$/)
    }),
  )
})
