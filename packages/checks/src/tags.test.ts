// Prevents: a tag that works in one way of embedding and not in another.
import { expect, test } from 'vitest'
import { readTree } from './tree.ts'

const files = new Map(readTree().map(({ path, text }) => [path, text]))

function tagsIn(path: string): string[] {
  const tags = (files.get(path) ?? '').matchAll(/^  '(hezo-[a-z-]+)'(?:,|: )/gm)
  return Array.from(tags, ([, tag = '']) => tag).toSorted()
}

test('the loader, isolated elements and frames know the same tags', () => {
  const loaded = tagsIn('packages/elements/src/loader-parts.ts')
  expect(loaded).toContain('hezo-ticket')
  expect(tagsIn('packages/elements/src/hezo-isolated.ts')).toEqual(loaded)
  expect(tagsIn('packages/server/src/portal/frame-page.ts')).toEqual(loaded)
})

test('every tag of the README is one of them', () => {
  const readme = (files.get('README.md') ?? '').matchAll(/^\| ((?:`hezo-[a-z-]+`(?:, )?)+)/gm)
  const named = Array.from(readme).flatMap(([, cell = '']) => cell.match(/hezo-[a-z-]+/g) ?? [])
  expect(named.toSorted()).toEqual(tagsIn('packages/elements/src/loader-parts.ts'))
})
