// Prevents: a package that works only in this workspace, or drags a server's library into a browser.
import { expect, it } from 'vitest'
import { libraryBreaks, unusedLibraries } from './dependencies.ts'
import { manifestsOf } from './manifests.ts'
import { modulesOf } from './modules.ts'
import { readTree, type SourceFile } from './tree.ts'

const tree = readTree()
const breaks = (files: readonly SourceFile[]) => libraryBreaks(modulesOf(files), manifestsOf(files))
const unused = (files: readonly SourceFile[]) =>
  unusedLibraries(modulesOf(files), manifestsOf(files))

const sample = (path: string, text: string): SourceFile[] => [
  { path: `packages/${path}`, text },
  {
    path: 'packages/sdk/package.json',
    text: '{"name":"@hezo/sdk","dependencies":{"ky":"1"},"devDependencies":{"axe-core":"1"},"scripts":{"make":"node src/make.ts"}}',
  },
  { path: 'package.json', text: '{"name":"root","devDependencies":{"vitest":"5"}}' },
]

it('every library is declared where it is imported', () => {
  expect(breaks(tree)).toEqual([])
})

it('every declared library is imported', () => {
  expect(unused(tree)).toEqual([])
})

it.each([
  ['sdk/src/a.ts', 'ky', 0],
  ['sdk/src/a.ts', 'lodash', 1],
  ['sdk/src/a.ts', 'axe-core', 1],
  ['sdk/src/a.test.ts', 'axe-core', 0],
  ['sdk/src/a.test.ts', 'vitest', 0],
  ['sdk/src/a.ts', 'vitest', 1],
  ['sdk/src/make.ts', 'axe-core', 0],
  ['sdk/src/a.ts', 'node:crypto', 1],
  ['sdk/src/a.ts', 'jose', 1],
  ['server/src/a.ts', 'node:crypto', 0],
  ['domain/src/a.ts', 'ky', 1],
])('in %s an import of %s gives %i findings', (path, library, findings) => {
  expect(breaks(sample(path, `import x from '${library}'`))).toHaveLength(findings)
})

it('finds a declared library that is never imported', () => {
  expect(unused(sample('sdk/src/a.ts', ''))).toEqual(['@hezo/sdk declares ky and never imports it'])
})
