// Threat: combining marks in a row make normalising take seconds, and nobody else is answered meanwhile.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthOf, linearGrowth } from '../testing/growth.ts'
import { anyText, worstUnits } from '../testing/hostile-text.ts'
import { parseText } from './free-text.ts'
import { freeTextMaxLength, normalizeBounded } from './normalize-bounded.ts'
import { parsePersonName } from './person-name.ts'

const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const
const joiner = '\u034F'

describe.each(forms)('a text in %s', (form) => {
  test('that is too long is not looked at', () => {
    expect(normalizeBounded('a'.repeat(11), form, 10)).toBeUndefined()
    expect(normalizeBounded('a'.repeat(10), form, 10)).toBe('a'.repeat(10))
  })

  test('takes time that grows with its length, whatever it repeats', () => {
    const growths = worstUnits.map((unit) => {
      const textOf = (length: number) => `A${unit.repeat(length / unit.length)}`
      return [
        JSON.stringify(unit),
        growthOf((text) => normalizeBounded(text, form, Infinity), textOf),
      ]
    })
    expect(growths.filter(([, growth]) => Number(growth) > linearGrowth)).toEqual([])
  })

  test('is the normalised text, but for joiners in long runs of marks', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const long = text + ' '.repeat(1024)
        const plain = (one?: string) => one?.replaceAll(joiner, '').normalize(form)
        expect(plain(normalizeBounded(long, form, Infinity))).toBe(plain(long))
      }),
    )
  })

  test('stays as it is when it is normalised again', () => {
    const marks = fc.constantFrom('\u0301', '\u0316', '\u0344', '\uFF9E', joiner, 'a', '\u200B')
    const runs = fc.array(marks, { minLength: 1000, maxLength: 1200 })
    fc.assert(
      fc.property(runs, (units) => {
        const once = normalizeBounded(units.join(''), form, Infinity) ?? ''
        expect(normalizeBounded(once, form, Infinity)).toBe(once)
      }),
      { numRuns: 30 },
    )
  })
})

test('a run of marks is cut behind each thirtieth, and shorter runs are left alone', () => {
  const padding = ' '.repeat(1024)
  const marks = (count: number): string => `x${'\u0316'.repeat(count)}`
  const cut = (count: number): string | undefined =>
    normalizeBounded(padding + marks(count), 'NFC', Infinity)?.trimStart()
  expect(cut(30)).toBe(marks(30))
  expect(cut(31)).toBe(`${marks(30)}${joiner}\u0316`)
  expect(cut(61)).toBe(`${marks(30)}${joiner}${'\u0316'.repeat(30)}${joiner}\u0316`)
})

test('Polish is read in either form, however long it is', () => {
  const composed = 'Zażółć gęślą jaźń. '.repeat(1000).trim()
  expect(parseText(composed.normalize('NFD'), { max: 20_000 })).toEqual({
    ok: true,
    value: composed,
  })
  const name = 'Świętosława'
  expect(parsePersonName(name.normalize('NFD'))).toEqual({ ok: true, value: name })
})

test('what is longer than any text of its limit is too long before it is cleaned', () => {
  const most = freeTextMaxLength(10)
  expect(parseText('\u0000'.repeat(most), { max: 10 })).toEqual({ ok: false, reason: 'empty' })
  expect(parseText('\u0000'.repeat(most + 1), { max: 10 })).toEqual({
    ok: false,
    reason: 'too_long',
  })
})
