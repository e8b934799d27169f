import { describe, expect, test } from 'vitest'
import { refuseCharacter, wellFormed } from './parsed.ts'

describe('the character to blame', () => {
  test.each([
    ['abc', 1, 'b', 1],
    ['a\u0301', 1, 'a\u0301', 0],
    ['xa\u0301\u0328y', 2, 'a\u0301\u0328', 1],
    ['😀\u0301', 2, '😀\u0301', 0],
    ['x😀\u0301', 3, '😀\u0301', 1],
    // A mark outside the basic plane is two code units.
    ['A\u{1E8D0}\u{1E8D1}', 3, 'A\u{1E8D0}\u{1E8D1}', 0],
    // A mark with nothing to stand on.
    ['\u0301', 0, '\u0301', 0],
    ['\u{1E8D0}', 0, '\u{1E8D0}', 0],
    ['\uDC00\u0301', 1, '\uFFFD\u0301', 0],
    ['a\uD800', 1, '\uFFFD', 1],
  ])('in %j at %i is %j, starting at %i', (text, position, character, start) => {
    expect(refuseCharacter(text, position)).toEqual({
      ok: false,
      reason: 'bad_character',
      character,
      position: start,
    })
  })

  test('does not drag a heap of marks along', () => {
    const heap = `x${'\u0301'.repeat(100)}`
    expect(refuseCharacter(heap, 0).character).toBe(`x${'\u0301'.repeat(8)}`)
    expect(refuseCharacter(heap, 50)).toMatchObject({
      character: '\u0301'.repeat(9),
      position: 42,
    })
  })
})

test.each([
  ['whole 😀', 'whole 😀'],
  ['\uD83D', '\uFFFD'],
  ['\uDE00\uD83D', '\uFFFD\uFFFD'],
  ['a\uDE00b', 'a\uFFFDb'],
])('%j made well-formed is %j', (text, expected) => {
  expect(wellFormed(text)).toBe(expected)
})
