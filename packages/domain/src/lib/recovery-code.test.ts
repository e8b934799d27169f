import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatRecoveryCode,
  parseRecoveryCode,
  recoveryCodeAlphabet,
  recoveryCodeLength,
} from './recovery-code.ts'

const code = fc.string({
  unit: fc.constantFrom(...Array.from(recoveryCodeAlphabet)),
  minLength: recoveryCodeLength,
  maxLength: recoveryCodeLength,
})

describe('parseRecoveryCode', () => {
  test.each([
    ['7K3M-9QXA-0DRT-W5HJ'],
    ['7k3m9qxa0drtw5hj'],
    [' 7K3M 9QXA ODRT W5HJ '],
    ['7K3M–9QXA–oDRT–W5HJ'],
    ['7-K-3-M-9-Q-X-A-0-D-R-T-W-5-H-J'],
  ])('reads %j', (text) => {
    expect(parseRecoveryCode(text)).toEqual({ ok: true, value: '7K3M9QXA0DRTW5HJ' })
  })

  test('takes I and L for 1, O for 0', () => {
    expect(parseRecoveryCode('IiLl-OoIi-LlOo-1100')).toMatchObject({ value: '1111001111001100' })
  })

  test.each([
    ['', 'empty'],
    [' - - ', 'empty'],
    ['7K3M-9QXA-0DRT-W5H', 'wrong_length'],
    ['7K3M-9QXA-0DRT-W5HJ-7', 'wrong_length'],
    ['123456', 'wrong_length'],
    ['7K3M-9QXA-0DRT-W5H!', 'bad_character'],
    ['!7K3M-9QXA-0DRT-W5HJ', 'bad_character'],
    ['7K3M-9QXA-0DRT-W5НJ', 'bad_character'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseRecoveryCode(text)).toMatchObject({ ok: false, reason })
  })

  test('names a U, which no code has', () => {
    expect(parseRecoveryCode('7K3M-9QXA-UDRT-W5HJ')).toMatchObject({ character: 'U', position: 10 })
  })
})

test('a printed code is read back, however it is copied', () => {
  fc.assert(
    fc.property(code, fc.boolean(), (value, isLower) => {
      const shown = formatRecoveryCode(value)
      expect(shown).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
      const typed = isLower ? shown.toLowerCase() : shown
      expect(parseRecoveryCode(typed)).toEqual({ ok: true, value })
    }),
  )
})

test('the alphabet and length make 80 bits', () => {
  expect(new Set(recoveryCodeAlphabet).size).toBe(32)
  expect(Math.log2(recoveryCodeAlphabet.length) * recoveryCodeLength).toBe(80)
})
