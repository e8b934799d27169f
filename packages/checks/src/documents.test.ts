// Prevents: a document that sends its reader to a page or a command that is not there.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { brokenLinks, missingTests, unknownCommands } from './documents.ts'
import { manifestsOf } from './manifests.ts'
import { readTree, root } from './tree.ts'

const tree = readTree()

it('every relative link leads somewhere', () => {
  expect(brokenLinks(tree, (path) => existsSync(join(root, path)))).toEqual([])
})

it('every pnpm command exists', () => {
  const scripts = manifestsOf(tree).flatMap((manifest) => Object.keys(manifest.scripts ?? {}))
  expect(unknownCommands(tree, new Set(scripts))).toEqual([])
})

it('every test that a document names is there', () => {
  expect(missingTests(tree)).toEqual([])
})

it.each([
  ['tried by `sign-in/one.test.ts`', 0],
  ['tried by `one.test.ts`', 0],
  ['tried by `in/one.test.ts`', 1],
  ['tried by `two.test.ts`', 1],
  ['tried by `sign-in/*.test.ts`', 0],
])('%s gives %i findings', (text, findings) => {
  const files = [
    { path: 'a.md', text },
    { path: 'packages/x/sign-in/one.test.ts', text: '' },
  ]
  expect(missingTests(files)).toHaveLength(findings)
})

it.each([
  ['[a](other.md)', 0],
  ['[a](other.md#second-part-żółw)', 0],
  ['[a](other.md#third)', 1],
  ['[a](gone.md)', 1],
  ['![a](../gone.png)', 1],
  ['[a](https://example.com/x)', 0],
  ['`[a](gone.md)`', 0],
])('the link %s gives %i findings', (text, findings) => {
  const files = [
    { path: 'docs/a.md', text },
    { path: 'docs/other.md', text: '# First\n\n## Second part: żółw\n' },
  ]
  expect(brokenLinks(files, () => false)).toHaveLength(findings)
})

it.each([
  ['Run `npx -y pnpm@12 start`.', 0],
  ['Run `pnpm verify`.', 0],
  ['Run `pnpm --filter @hezo/server verify`.', 0],
  ['Run `pnpm verfy`.', 1],
  ['```\nnpx -y pnpm@12 serve\n```', 1],
  ['pnpm keeps the workspace.', 0],
])('the words %j give %i findings', (text, findings) => {
  expect(unknownCommands([{ path: 'a.md', text }], new Set(['verify']))).toHaveLength(findings)
})
