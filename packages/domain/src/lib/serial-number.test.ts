import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText, everyCharacter } from '../testing/hostile-text.ts'
import { parseSerialNumber } from './serial-number.ts'

describe('parseSerialNumber reads', () => {
  test.each([
    ['FG1234567890', 'FG1234567890', false],
    ['(H)-FG1234567890', 'FG1234567890', true],
    ['(H)FG1234567890', 'FG1234567890', true],
    ['(h) - fg1234567890', 'FG1234567890', true],
    ['(H)-(H)-FG1234567890', 'FG1234567890', true],
    ['(H)(H)(H)-FG1234567890', 'FG1234567890', true],
    ['（Ｈ）－ＦＧ１', 'FG1', true],
    ['🄗FG1', 'FG1', true],
    ['( H )–FG1', 'FG1', true],
    ['\u200B(H)\u200E-\u202AFG1\u202C', 'FG1', true],
    // Only the parenthesised H is the old notation.
    ['H-123', 'H-123', false],
    ['HFG1', 'HFG1', false],
    ['h123', 'H123', false],
    // One dash goes with the prefix, a second one belongs to the number.
    ['(H)--FG1', '-FG1', true],
    ['c757905–79', 'C757905-79', false],
    ['fdo 2372\u00A0h903 ', 'FDO2372H903', false],
    ['A.B/C_D+E-1', 'A.B/C_D+E-1', false],
    ['ABC', 'ABC', false],
    ['--1', '--1', false],
    ['X'.repeat(64), 'X'.repeat(64), false],
    [`(H)-${'X'.repeat(64)}`, 'X'.repeat(64), true],
  ])('%j', (text, value, legacyPrefix) => {
    expect(parseSerialNumber(text)).toEqual({ ok: true, value, legacyPrefix })
  })
})

describe('parseSerialNumber refuses', () => {
  test.each([
    ['', 'empty'],
    ['  \u200B ', 'empty'],
    ['(H)-', 'empty'],
    ['(H)(H)', 'empty'],
    ['---', 'empty'],
    ['-./_+', 'empty'],
    ['A', 'too_short'],
    ['(H)-A1', 'too_short'],
    ['X'.repeat(65), 'too_long'],
    ['😀'.repeat(65), 'too_long'],
    ['😀'.repeat(64), 'bad_character'],
    ['(X)FG1', 'bad_character'],
    ['FG1(H)', 'bad_character'],
    ['(H', 'bad_character'],
  ])('%j as %s', (text, reason) => {
    expect(parseSerialNumber(text)).toMatchObject({ ok: false, reason })
  })

  test.each([
    ['FG123А4', 'А', 5],
    ['fg123а4', 'а', 5],
    ['(H)-FG1#', '#', 7],
    ['  (h) –\u200Bfg 1 \u00A7', '§', 13],
    ['AB<script>', '<', 2],
    ['AB\u0000C', '\u0000', 2],
    ['AB\uD800C', '\uFFFD', 2],
    ['ABC😀', '😀', 3],
    ['Zo\u0308e1', 'o\u0308', 1],
    ['Zöe1', 'ö', 1],
    ["1' OR '1'='1", "'", 1],
  ])('a bad character in %j, naming %j at %i', (text, character, position) => {
    expect(parseSerialNumber(text)).toEqual({
      ok: false,
      reason: 'bad_character',
      character,
      position,
    })
  })
})

/** The rule as it is written down, step by step, with no care for speed or for telling why. */
function ruleAsWritten(text: string): string | undefined {
  let left = text
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .replaceAll(/\p{Dash}/gu, '-')
    .replaceAll(/[\s\u0085]/g, '')
  while (left.startsWith('(H)')) left = left.replace(/^\(H\)-?/, '')
  return /^[A-Z0-9\-./_+]{3,64}$/.test(left) && /[A-Z0-9]/.test(left) ? left : undefined
}

const spellings = fc.string({
  unit: fc.constantFrom(...Array.from('(H)(H)-–hHfg12./_+ \t\u200B\u202E１Ａ（）АżK\u0301')),
  maxLength: 80,
})

test('agrees with the rule as it is written down', () => {
  fc.assert(
    fc.property(fc.oneof(anyText(), spellings), (text) => {
      const result = parseSerialNumber(text)
      expect(result.ok ? result.value : undefined).toBe(ruleAsWritten(text))
    }),
    { numRuns: 2000 },
  )
})

test('agrees with the rule on every character there is', () => {
  const different: string[] = []
  for (const character of everyCharacter()) {
    const result = parseSerialNumber(`AB1${character}`)
    // A mark is named with the letter that it stands on.
    const place = /\p{M}/u.test(character) ? 2 : 3
    const agrees = result.ok
      ? result.value === ruleAsWritten(`AB1${character}`)
      : result.reason === 'bad_character' && result.position === place
    if (!agrees) different.push(character)
  }
  expect(different).toEqual([])
})

const serial = fc.stringMatching(/^[A-Z0-9][A-Z0-9./_+-]{2,63}$/)

test('the old notation, however often, and any spacing lead to the same number', () => {
  const gap = fc.constantFrom('', ' ', '\u00A0', '\u200B', '\t')
  const prefix = fc.constantFrom('(H)-', '(h)', '（Ｈ）–', '( H ) ')
  fc.assert(
    fc.property(serial, fc.array(prefix, { maxLength: 4 }), gap, (value, prefixes, space) => {
      const typed = prefixes.join(space) + Array.from(value.toLowerCase()).join(space)
      expect(parseSerialNumber(typed)).toEqual({
        ok: true,
        value,
        legacyPrefix: prefixes.length > 0,
      })
    }),
  )
})

test('a number once accepted is accepted again as it is, without the old notation', () => {
  fc.assert(
    fc.property(fc.oneof(spellings, serial), (text) => {
      const once = parseSerialNumber(text)
      fc.pre(once.ok)
      expect(parseSerialNumber(once.value)).toEqual({ ...once, legacyPrefix: false })
    }),
  )
})
