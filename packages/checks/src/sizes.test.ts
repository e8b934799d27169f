// Prevents: the file that everybody adds to and nobody reads to its end.
import { expect, it } from 'vitest'
import { measures } from './measures.ts'
import { modulesOf } from './modules.ts'
import { oversized, percentile } from './sizes.ts'
import { isCode, readTree } from './tree.ts'

const tree = readTree()

it('no file reaches 400 lines', () => {
  const written = tree.filter(({ path }) => isCode(path) || /\.(mjs|sql|css|html|ts)$/.test(path))
  expect(oversized(written)).toEqual([])
})

it('finds a file of 400 lines and passes one of 399', () => {
  const file = (lines: number) => ({ path: `${lines}.ts`, text: 'a\n'.repeat(lines) })
  expect(oversized([file(399), file(400)])).toEqual(['400.ts has 400 lines'])
})

it('reads the middle and the tail of a list', () => {
  const values = [5, 1, 4, 2, 3, 6, 7, 8, 9, 10]
  expect(percentile(values, 0.5)).toBe(6)
  expect(percentile(values, 0.9)).toBe(10)
})

it('counts lines, comments and tests of each package', () => {
  const all = measures(modulesOf(tree))
  console.table(Object.fromEntries(all.map(({ package: name, ...rest }) => [name, rest])))
  const [api] = measures(
    modulesOf([
      {
        path: 'packages/api/src/a.ts',
        text: '/** Why. */\nexport const a = 1\n\nexport const b = 2\n',
      },
      { path: 'packages/api/src/a.test.ts', text: 'a\nb\nc\n' },
    ]),
  )
  expect(api).toEqual({
    package: 'api',
    files: 1,
    median: 4,
    p90: 4,
    largest: 4,
    comments: 33,
    tests: 1,
  })
})
