// Prevents: two files that can only be understood, loaded or moved together.
import { expect, it } from 'vitest'
import { importCycles } from './cycles.ts'
import { modulesOf } from './modules.ts'
import { readTree } from './tree.ts'

it('no file imports itself by any way round', () => {
  expect(importCycles(modulesOf(readTree()))).toEqual([])
})

it('finds a circle of three, types included', () => {
  const file = (name: string, imported: string) => ({
    path: `packages/api/src/${name}.ts`,
    text: `import type { T } from './${imported}.ts'`,
  })
  const modules = modulesOf([file('a', 'b'), file('b', 'c'), file('c', 'a'), file('d', 'a')])
  expect(importCycles(modules)).toEqual([
    'packages/api/src/a.ts → packages/api/src/b.ts → packages/api/src/c.ts → packages/api/src/a.ts',
  ])
})
