import { expect, it } from 'vitest'
import { glyphsOf } from './glyphs.ts'
import { partLetters } from './part-letters.ts'

function spaces(text: string, face: 'regular' | 'mono' = 'regular'): number[] {
  const glyphs = partLetters(glyphsOf(text, face))
  return glyphs.filter(({ space }) => space).map(({ width }) => width)
}

it('parts words of one sign, and leaves others as they are', () => {
  const usual = spaces('ab cd')[0]
  expect(spaces('a b cd e')).toEqual([420, usual, usual])
  expect(spaces('a b', 'mono')).toEqual([600])
  expect(spaces('a  b')).toEqual([usual, usual])
})
