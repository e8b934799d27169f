// Threat: a small upload keeps the event loop busy (ReDoS), so that nobody else is answered.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthOf, linearGrowth } from '../../testing/growth.ts'
import { startsAsPage } from './page-start.ts'
import { fileEnding } from './runnable-names.ts'

describe('the scan for a page', () => {
  test.each([
    ['empty comments', '<!---->'],
    ['comments that do not end', '<!--'],
    ['comments that start over', '<!--<!--'],
    ['dashes in a comment', '<!---'],
    ['instructions', '<?xml?>'],
    ['instructions that do not end', '<?xml'],
    ['instructions with comments', '<?XML?><!---->'],
    ['white space', ' \n\t'],
    ['white space and comments', ' <!---->'],
  ])('takes time that grows with the length of %s', (_kind, unit) => {
    const textOf = (length: number) => `${unit.repeat(length / unit.length)}x`
    expect(growthOf(startsAsPage, textOf)).toBeLessThan(linearGrowth)
  })

  test('is total', () => {
    const piece = fc.constantFrom('<!--', '-->', '--!>', '<?xml', '?>', '>', '<', ' ', '<svg', 'x')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(typeof startsAsPage(pieces.join(''))).toBe('boolean')
      }),
    )
  })
})

describe('the ending of a name', () => {
  test.each([
    ['full stops', '.'],
    ['white space', ' '],
    ['streams', '::$DATA'],
    ['streams and full stops', '.::$DATA'],
    ['unseen characters', '\u200B'],
  ])('takes time that grows with the length of %s', (_kind, unit) => {
    const textOf = (length: number) => `a.exe${unit.repeat(length / unit.length)}`
    expect(growthOf(fileEnding, textOf)).toBeLessThan(linearGrowth)
    expect(growthOf(fileEnding, (length) => `${textOf(length)}x`)).toBeLessThan(linearGrowth)
  })
})
