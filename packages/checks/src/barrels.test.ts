// Prevents: files that exist only to pass names on, which hide where a thing lives and close circles.
import { expect, it } from 'vitest'
import { internalBarrels } from './barrels.ts'
import { manifestsOf } from './manifests.ts'
import { modulesOf } from './modules.ts'
import { readTree, type SourceFile } from './tree.ts'

const check = (files: readonly SourceFile[]) =>
  internalBarrels(modulesOf(files), manifestsOf(files))

it('only the public surface passes names on', () => {
  expect(check(readTree())).toEqual([])
})

it('finds a barrel, and a file that goes through the surface', () => {
  const found = check([
    {
      path: 'packages/api/package.json',
      text: '{"name":"@hezo/api","exports":{".":"./src/index.ts"}}',
    },
    { path: 'packages/api/src/index.ts', text: `export { a } from './lib/a.ts'` },
    {
      path: 'packages/api/src/lib/index.ts',
      text: `export { a } from './a.ts'\nexport * from './b.ts'`,
    },
    {
      path: 'packages/api/src/lib/b.ts',
      text: `import { a } from '../index.ts'\nexport const b = a`,
    },
  ])
  expect(found).toEqual([
    'packages/api/src/lib/index.ts only passes on names',
    'packages/api/src/lib/b.ts:1 goes through the surface ../index.ts',
  ])
})
