// Prevents: words that only the people of one day, one machine or one tracker could follow.
import { expect, it } from 'vitest'
import { foreignTerms } from './own-terms.ts'
import { readTree } from './tree.ts'

it('the project speaks of itself alone', () => {
  // These two files name the words in order to find them.
  const others = readTree().filter(({ path }) => !path.startsWith('packages/checks/src/own-terms'))
  expect(foreignTerms(others)).toEqual([])
})

it.each([
  ['a.ts', '// TODO: later'],
  ['a.test.ts', "it.skip('works', () => {})"],
  ['a.test.ts', "describe.only('this', () => {})"],
  ['pnpm-lock.yaml', "    resolution: {tarball: 'https://example.com/a.tgz'}"],
  ['.ci/run', 'npm config set registry https://registry.example.com'],
  ['a.md', 'Run it in /home/anna/hezo.'],
  ['a.ts', "const data = '/work/data.csv'"],
  ['a.md', 'See issue 12.'],
  ['a.ts', '// as in #451'],
])('finds in %s: %s', (path, text) => {
  expect(foreignTerms([{ path, text }])).toHaveLength(1)
})

it.each([
  ['a.ts', 'const red = "#123456"'],
  ['a.css', 'color: #000;'],
  ['a.ts', "fetch('/v1/home/x')"],
  ['a.md', '# 1. First things'],
  ['a.ts', 'it.each(table)'],
])('passes in %s: %s', (path, text) => {
  expect(foreignTerms([{ path, text }])).toEqual([])
})
