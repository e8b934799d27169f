// Prevents: a text that is normalised before its length is checked, which takes quadratic time.
import { expect, it } from 'vitest'
import { unboundedNormalizing } from './bounded-normalizing.ts'
import { modulesOf } from './modules.ts'
import { readTree } from './tree.ts'

it('only normalizeBounded normalises', () => {
  expect(unboundedNormalizing(modulesOf(readTree()))).toEqual([])
})

it.each([
  ['domain/src/lib/a.ts', "text.normalize('NFC')", 1],
  ['server/src/a.ts', "texts.map((text) => text\n  .normalize('NFKD'))", 1],
  ['server/src/a.ts', 'text?.normalize()', 1],
  ['domain/src/lib/normalize-bounded.ts', "text.normalize('NFC')", 0],
  ['domain/src/lib/a.test.ts', "text.normalize('NFC')", 0],
  ['server/src/a.ts', "normalizeBounded(text, 'NFC', 100) // no .normalize", 0],
])('%s with %j gives %i findings', (path, text, count) => {
  expect(unboundedNormalizing(modulesOf([{ path: `packages/${path}`, text }]))).toHaveLength(count)
})
