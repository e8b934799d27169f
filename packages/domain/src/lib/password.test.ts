import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../testing/hostile-text.ts'
import { normalizePassword, parsePassword } from './password.ts'

const context = {
  email: 'jan.kowalski@hutmet.example',
  companyName: 'Młyn Łódź Sp. z o.o.',
  nip: 'PL1234563218',
  contractNumber: 'SHZ/2022/9239',
  serialNumber: 'FG1234567890',
}

describe('parsePassword accepts', () => {
  test.each([
    ['correct horse battery staple'],
    ['            '],
    ['aaaaaaaaaaaa'],
    ['zażółć gęślą jaźń'],
    ['😀😁😂🤣😃😄😅😆😉😊😋😎'],
    ['!@#$%^&*()_+'],
    ['x'.repeat(256)],
    ['😀'.repeat(256)],
    ['\u0000 is a character too'],
  ])('%j', (text) => {
    expect(parsePassword(text, context)).toEqual({ ok: true, value: text })
  })

  test('a password with spaces at its ends as it is', () => {
    expect(parsePassword('  twelve chars  ')).toEqual({ ok: true, value: '  twelve chars  ' })
  })
})

describe('parsePassword refuses', () => {
  test.each([
    ['', 'too_short'],
    ['elevenchars', 'too_short'],
    ['😀'.repeat(11), 'too_short'],
    // Six letters, each typed as two code points, are six.
    ['a\u0301'.repeat(6), 'too_short'],
    ['x'.repeat(257), 'too_long'],
    ['😀'.repeat(257), 'too_long'],
  ])('%j as %s', (text, reason) => {
    expect(parsePassword(text)).toEqual({ ok: false, reason })
  })

  test.each([
    ['the address', 'Jan.Kowalski@Hutmet.example'],
    ['the name before the @', 'my jan-kowalski 2026'],
    ['the name after the @', 'HUTMET-summer-26'],
    ['the company', 'MLYN lodz sp. z o.o.'],
    ['a piece of the company', 'Łódź Sp. z o.o.!'],
    ['the first word of the company', '!młyn1234567'],
    ['a short piece among punctuation', '----- mlyn -----'],
    ['the NIP', 'x123-456-32-18x'],
    ['the contract number', 'SHZ 2022 9239 pl'],
    ['the serial number', 'fg-1234567890'],
    ['the name of the service', 'MyHEZO-2026-password'],
    ['the name of the service in full width', 'ｈｅｚｏ-summer-26'],
  ])('%s: %j', (_what, text) => {
    expect(parsePassword(text, context)).toEqual({ ok: false, reason: 'contains_context' })
  })
})

test.each([
  ['an empty context', {}],
  ['blank values', { email: '', companyName: ' ', nip: '', contractNumber: '', serialNumber: '' }],
  ['values of punctuation', { email: '@', companyName: '---', nip: 'PL' }],
  ['pieces too short to tell', { email: 'ab@cd.pl', companyName: 'hor', nip: '123' }],
])('%s refuses nothing', (_what, poor) => {
  expect(parsePassword('correct horse battery staple', poor).ok).toBe(true)
})

test('the same letters from another keyboard are the same password', () => {
  expect(normalizePassword('zaz\u0307o\u0301łc\u0301')).toBe('zażółć')
  fc.assert(
    fc.property(
      anyText(),
      (text) => normalizePassword(text.normalize('NFD')) === normalizePassword(text),
    ),
  )
})

test('whatever surrounds it, an address is found', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (before, after) => {
      const text = `${before}jan.kowalski@hutmet.example${after}`
      expect(parsePassword(text, context)).toEqual({ ok: false, reason: 'contains_context' })
    }),
  )
})
