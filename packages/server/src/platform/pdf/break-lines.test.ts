import { describe, expect, it } from 'vitest'
import { breakLines } from './break-lines.ts'
import { glyphsOf } from './glyphs.ts'
import { partPrivateUse, wordPieces } from './word-pieces.ts'

// In the fixed-width face each letter takes 600 thousandths.
function broken(text: string, columns: number, hang = 0): string[] {
  const glyphs = glyphsOf(text, 'mono')
  return breakLines(glyphs, columns * 600, hang * 600).map(({ from, to }) =>
    glyphs
      .slice(from, to)
      .map((glyph) => glyph.text)
      .join(''),
  )
}

describe('lines', () => {
  it.each([
    ['end behind spaces', 'aaa bbb ccc', 7, ['aaa bbb ', 'ccc']],
    ['end at line ends', 'a\nb', 9, ['a ', 'b']],
    ['split words that no line holds', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['split them at a seam near the end', 'abc/defghi', 5, ['abc/', 'defgh', 'i']],
    ['move a word that a line holds', 'aaaa bbbb', 6, ['aaaa ', 'bbbb']],
    ['begin a long word where it stands', 'a bbbbbbbbbb', 6, ['a bbbb', 'bbbbbb']],
    ['keep spaces that are not to break', 'aa\u00A0bb cc', 6, ['aa\u00A0bb ', 'cc']],
    ['keep marks with their letter', 'abcd\u0301e', 4, ['abcd\u0301', 'e']],
    ['hold at least one letter', 'abc', 0, ['a', 'b', 'c']],
    ['are one of nothing', '', 5, ['']],
  ])('%s', (_, text, columns, lines) => {
    expect(broken(text, columns)).toEqual(lines)
  })

  it('are narrower behind the first by as much as they hang', () => {
    expect(broken('abcdefghij', 5, 2)).toEqual(['abcde', 'fgh', 'ij'])
  })
})

describe('a word on many lines', () => {
  it('stands whole in its first part, and the others stand for nothing', () => {
    const glyphs = glyphsOf('x abcdefgh y', 'mono')
    const lines = breakLines(glyphs, 5 * 600)
    expect(wordPieces(glyphs, lines)).toEqual([
      [
        { from: 0, to: 2 },
        { from: 2, to: 5, actual: 'abcdefgh' },
      ],
      [
        { from: 5, to: 10, actual: '' },
        { from: 10, to: 11 },
      ],
      [{ from: 11, to: 12 }],
    ])
  })

  it('is given back in parts when a string of PDF cannot hold it', () => {
    const glyphs = glyphsOf('a'.repeat(50_000), 'mono')
    const pieces = wordPieces(glyphs, breakLines(glyphs, 100 * 600)).flat()
    expect(pieces.map(({ actual = '' }) => actual).join('')).toHaveLength(50_000)
    expect(Math.max(...pieces.map(({ actual = '' }) => actual.length))).toBeLessThanOrEqual(16_000)
    expect(pieces.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(50_000)
  })
})

it('characters of a private use area stand for themselves', () => {
  const glyphs = glyphsOf('a\uE000b', 'mono')
  expect(partPrivateUse(glyphs, [{ from: 0, to: 3 }])).toEqual([
    { from: 0, to: 1 },
    { from: 1, to: 2, actual: '\uE000' },
    { from: 2, to: 3 },
  ])
})
