import { expect, it } from 'vitest'
import { tieShortWords } from './tie-short-words.ts'

it('ties words of one letter to the next, wherever a text stands', () => {
  const page = (number: number) => `Strona ${number} z 2`
  expect(tieShortWords({ a: ['Kod z aplikacji i „w domu”, ale nie raz'], page })).toEqual({
    a: ['Kod z\u00A0aplikacji i\u00A0„w\u00A0domu”, ale nie raz'],
    page,
  })
})
