import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../testing/hostile-text.ts'
import { countCodePoints, isLongerThan } from './code-points.ts'

test.each([
  ['', 0],
  ['abc', 3],
  ['żółw', 4],
  ['😀😀', 2],
  ['\uD800', 1],
])('%j has %i code points', (text, count) => {
  expect(countCodePoints(text)).toBe(count)
})

test('a text is longer than a limit exactly when its count is', () => {
  fc.assert(
    fc.property(
      anyText(),
      fc.nat(30),
      (text, most) => isLongerThan(text, most) === Array.from(text).length > most,
    ),
  )
})
