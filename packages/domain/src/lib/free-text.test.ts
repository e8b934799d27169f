import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../testing/hostile-text.ts'
import { countCodePoints } from './code-points.ts'
import { parseText } from './free-text.ts'

describe('one line of text', () => {
  test.each([
    ['  Dysk nie działa  ', 'Dysk nie działa'],
    ['two\r\nlines', 'two lines'],
    ['a\tb\u2028c', 'a b c'],
    ['a  b', 'a  b'],
    ['z\u0307o\u0301łw', 'żółw'],
    ['NUL\u0000inside', 'NULinside'],
    ['\u202Etxt.exe\u202C', 'txt.exe'],
    ['❤️ 👩‍👩‍👧', '❤️ 👩‍👩‍👧'],
    ['می‌خواهم', 'می‌خواهم'],
    ['half \uD83D character', 'half \uFFFD character'],
    ['<b>bold</b> & "quoted"', '<b>bold</b> & "quoted"'],
  ])('%j becomes %j', (text, value) => {
    expect(parseText(text, { max: 100 })).toEqual({ ok: true, value })
  })
})

describe('many lines of text', () => {
  test.each([
    ['a\r\nb\rc\nd\u2029e', 'a\nb\nc\nd\ne'],
    ['\n\n text \n\n', 'text'],
    ['log:\n\tfailed', 'log:\n\tfailed'],
    ['\u001B[31mERROR\u001B[0m', '[31mERROR[0m'],
    ['a\u0085b\fc', 'a\nb\nc'],
  ])('%j becomes %j', (text, value) => {
    expect(parseText(text, { max: 100, multiline: true })).toEqual({ ok: true, value })
  })
})

describe('length', () => {
  test.each([
    ['', { max: 5 }, 'empty'],
    [' \n\u200B\u3164 ', { max: 5 }, 'empty'],
    ['\u200D\uFE0F', { max: 5 }, 'empty'],
    ['abcdef', { max: 5 }, 'too_long'],
    ['😀😀😀', { max: 2 }, 'too_long'],
    ['ab', { min: 3, max: 5 }, 'too_short'],
    ['😀😀', { min: 3, max: 5 }, 'too_short'],
  ])('%j within %j is %s', (text, limits, reason) => {
    expect(parseText(text, limits)).toEqual({ ok: false, reason })
  })

  test.each([
    [' ', { min: 0, max: 5 }, ''],
    ['a', { max: 5 }, 'a'],
    ['ab', { min: 2, max: 5 }, 'ab'],
    ['😀😀😀😀😀', { max: 5 }, '😀😀😀😀😀'],
    ['  abcde  ', { max: 5 }, 'abcde'],
    ['a\u0301'.repeat(5), { max: 5 }, 'á'.repeat(5)],
  ])('%j within %j is good', (text, limits, value) => {
    expect(parseText(text, limits)).toEqual({ ok: true, value })
  })

  test('keeps its bounds on any text', () => {
    fc.assert(
      fc.property(anyText(), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const result = parseText(text, { min: 2, max })
        fc.pre(result.ok)
        expect(countCodePoints(result.value)).toBeGreaterThanOrEqual(2)
        expect(countCodePoints(result.value)).toBeLessThanOrEqual(max)
      }),
    )
  })
})

test('no control character but line feed and tab is ever let through', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const many = parseText(text, { max: 1000, multiline: true })
      const one = parseText(text, { max: 1000 })
      expect(many.ok ? many.value.replace(/[\n\t]/g, '') : '').not.toMatch(/\p{Cc}/u)
      expect(one.ok ? one.value : '').not.toMatch(/\p{Cc}/u)
    }),
  )
})
