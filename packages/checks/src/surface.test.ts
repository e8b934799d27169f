// Prevents: a published name that appears, changes or goes without anybody having decided it.
import { expect, it } from 'vitest'
import { manifestsOf } from './manifests.ts'
import { modulesOf } from './modules.ts'
import { surfaceBreaks, surfaceOf } from './surface.ts'
import { readTree, type SourceFile } from './tree.ts'

const tree = readTree()
const breaks = (files: readonly SourceFile[]) => surfaceBreaks(modulesOf(files), manifestsOf(files))

it('every entry is one top-level file of named re-exports, published as it is used', () => {
  expect(breaks(tree)).toEqual([])
})

/** After a decided change: `pnpm surface`. */
it('the exported names are the committed ones', async () => {
  const surface = surfaceOf(modulesOf(tree), manifestsOf(tree))
  await expect(`${JSON.stringify(surface, null, 2)}\n`).toMatchFileSnapshot('../surface.json')
})

const sample = (index: string, manifest: object): SourceFile[] => [
  { path: 'packages/api/src/index.ts', text: index },
  {
    path: 'packages/api/package.json',
    text: JSON.stringify({
      name: '@hezo/api',
      files: ['dist', '!dist/**/*.test.*'],
      exports: { '.': './src/index.ts' },
      publishConfig: {
        exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      },
      ...manifest,
    }),
  },
]

it.each([
  ['nothing wrong', `export { a } from './lib/a.ts'`, {}, 0],
  ['a star', `export * from './lib/a.ts'`, {}, 1],
  ['code of its own', `export { a } from './lib/a.ts'\nexport const b = 1`, {}, 1],
  ['an entry not published', `export { a } from './a.ts'`, { publishConfig: {} }, 1],
  ['an entry too deep', ``, { exports: { '.': './src/lib/a.ts' } }, 2],
  ['tests in the package', `export { a } from './a.ts'`, { files: ['dist'] }, 1],
])('a surface with %s', (_, index, manifest, findings) => {
  expect(breaks(sample(index, manifest))).toHaveLength(findings)
})
