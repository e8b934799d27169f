// Prevents: a person who reads English and meets a Polish sentence, or a sentence with a hole in it.
import { sentences as en } from '@hezo/api/sentences/en'
import { sentences as pl } from '@hezo/api/sentences/pl'
import { describe, expect, it } from 'vitest'
import { messageDrift, placeholderBreaks, translationBreaks } from './locales.ts'
import { readTree } from './tree.ts'

describe('the words of the elements', () => {
  /** The same word in Polish and in English. */
  const same = new Set(['Status', 'NIP', 'Login', 'Model', 'Portal', 'E-mail'])

  it('are all translated', () => {
    expect(translationBreaks(readTree(), same)).toEqual([])
  })

  it('are the words that translators were given', () => {
    expect(messageDrift(readTree())).toEqual([])
  })

  it('are found out when they are new, changed or gone', () => {
    const found = messageDrift([
      {
        path: 'packages/elements/src/a.ts',
        text: "msg('Wyślij'); msg(str`Do ${day} & ${hour}`); msg('Nowe'); other('Nie')",
      },
      {
        path: 'en.xlf',
        text: ['Wyślij', 'Do <x id="0" equiv-text="${day}"/> &amp; <x id="1"/>', 'Dawne']
          .map((source, i) => `<trans-unit id="s${i}"><source>${source}</source></trans-unit>`)
          .join(''),
      },
    ])
    expect(found).toEqual([
      'packages/elements/src/a.ts says “Nowe”, which no translator was given',
      '“Dawne” is translated and never said',
    ])
  })

  const unit = (source: string, target: string) => [
    {
      path: 'en.xlf',
      text: `<trans-unit id="s1">\n  <source>${source}</source>\n  ${target}\n</trans-unit>`,
    },
  ]

  it.each([
    ['a missing target', unit('Wyślij', ''), 1],
    ['an empty target', unit('Wyślij', '<target></target>'), 1],
    ['the source again', unit('Wyślij', '<target>Wyślij</target>'), 1],
    ['a word that is the same', unit('Status', '<target>Status</target>'), 0],
    ['a lost placeholder', unit('Do <x id="0"/>', '<target>Until</target>'), 1],
    ['a translation', unit('Do <x id="0"/>', '<target>Until <x id="0"/></target>'), 0],
  ])('%s', (_, files, findings) => {
    expect(translationBreaks(files, same)).toHaveLength(findings)
  })
})

describe('the sentences of failures', () => {
  it('name the same values in both languages', () => {
    expect(placeholderBreaks(pl, en)).toEqual([])
    expect(placeholderBreaks(en, pl)).toEqual([])
  })

  it('are found out when one language forgets a value or a code', () => {
    const found = placeholderBreaks({ a: { b: '{max} znaków', c: '{min}' } }, { a: { b: 'chars' } })
    expect(found).toEqual(['b: {max} here,  there', 'c: {min} here,  there'])
  })
})
