import { expect, test } from 'vitest'
import { searchPatterns } from './search-patterns.ts'

test.each([
  ['(H)-fg123', { text: '%(H)-fg123%', serialNumber: '%FG123%', contractNumber: '%(H)-FG123%' }],
  ['fg', { text: '%fg%', serialNumber: '%FG%', contractNumber: '%FG%' }],
  ['shz / 7', { text: '%shz / 7%', serialNumber: '%SHZ/7%', contractNumber: '%SHZ/7%' }],
  [
    String.raw`100%_\x`,
    {
      text: String.raw`%100\%\_\\x%`,
      serialNumber: String.raw`%100\%\_\\X%`,
      contractNumber: String.raw`%100\%\_\\X%`,
    },
  ],
])('%j is looked for as %j', (search, patterns) => {
  expect(searchPatterns(search)).toEqual(patterns)
})

test('nothing to look for is no pattern', () => {
  expect(searchPatterns('')).toBeUndefined()
  expect(searchPatterns(undefined)).toBeUndefined()
})
