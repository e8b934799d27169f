import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './tree.ts'

// Prevents: two decisions with the same number, so that a reference to one of them leads to the other.
const folder = join(root, 'docs', 'decisions')
const names = (await readdir(folder)).toSorted()

it('decisions are numbered from 1, without duplicates or gaps', () => {
  expect(names.map((name) => Number(name.slice(0, 3)))).toEqual(names.map((_, index) => index + 1))
})

it.each(names)('%s begins with its number', async (name) => {
  expect(await readFile(join(folder, name), 'utf8')).toMatch(new RegExp(`^# ${name.slice(0, 3)} `))
})
