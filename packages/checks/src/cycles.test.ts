// Prevents: two files that can only be loaded, tested or moved together.
import { expect, it } from 'vitest'
import { importCycles } from './cycles.ts'
import { modulesOf } from './modules.ts'
import { readTree } from './tree.ts'

it('no file imports itself by any way round', () => {
  expect(importCycles(modulesOf(readTree()))).toEqual([])
})

it('finds a circle of three, but not one that types close', () => {
  const file = (name: string, text: string) => ({ path: `packages/api/src/${name}.ts`, text })
  const modules = modulesOf([
    file('a', `import { b } from './b.ts'\nimport type { D } from './d.ts'`),
    file('b', `export { c } from './c.ts'`),
    file('c', `const a = () => import('./a.ts')`),
    file('d', `import { a } from './a.ts'`),
  ])
  expect(importCycles(modules)).toEqual([
    'packages/api/src/a.ts → packages/api/src/b.ts → packages/api/src/c.ts → packages/api/src/a.ts',
  ])
})
