import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText, everyCharacter } from '../testing/hostile-text.ts'
import { compact, refuseCompacted } from './compact.ts'

describe('compact', () => {
  test.each([
    [' fg 123\t4\u00A0', 'FG1234'],
    ['fg\u201012\u201334\u201456\u221278', 'FG-12-34-56-78'],
    ['\uFF26\uFF27１２', 'FG12'],
    ['f\u200Bg\u00AD1\u202E2\uFEFF', 'FG12'],
    ['ⓕⅫ', 'FXII'],
    ['a\u0301', 'Á'],
    ['A\u200B\u0301', 'Á'],
    ['a\u0085b', 'AB'],
  ])('makes %j %j', (text, expected) => {
    expect(compact(text)).toBe(expected)
  })

  test('is idempotent on every character there is', () => {
    const unstable: string[] = []
    for (const character of everyCharacter()) {
      const once = compact(character) ?? ''
      if (compact(once) !== once) unstable.push(character)
    }
    expect(unstable).toEqual([])
  })

  test('is idempotent on any text', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const once = compact(text)
        return once === undefined || compact(once) === once
      }),
    )
  })

  test('looks at nothing that is too long to be an identifier', () => {
    expect(compact('A'.repeat(1000))).toBe('A'.repeat(1000))
    expect(compact('A'.repeat(1001))).toBeUndefined()
    expect(compact('\uFDFA'.repeat(1000))).toBeUndefined()
  })
})

describe('refuseCompacted', () => {
  test.each([
    // What is typed, the index in its compact form, the character and its place as typed.
    ['A!', 1, '!', 1],
    ['  a\u200B - !', 2, '!', 7],
    ['ﬁ!', 2, '!', 1],
    ['😀', 0, '😀', 0],
    ['a\u0301b', 0, 'a\u0301', 0],
    ['Q\u0301', 1, 'Q\u0301', 0],
    ['😀\u0301', 2, '😀\u0301', 0],
    ['ab\uD800', 2, '\uFFFD', 2],
  ])('finds in %j at %i the typed %j', (text, index, character, position) => {
    expect(refuseCompacted(text, index)).toEqual({
      ok: false,
      reason: 'bad_character',
      character,
      position,
    })
  })

  test('does not send back a heap of combining marks', () => {
    const { character } = refuseCompacted(`x${'\u0301'.repeat(500)}`, 1)
    expect(character?.length).toBeLessThan(20)
  })
})
