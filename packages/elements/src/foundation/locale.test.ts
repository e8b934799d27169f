import { expect } from 'chai'
import { chooseLanguage, language, messagesArriving } from './locale.ts'

const copies = (globalThis as unknown as Record<symbol, Set<(chosen: 'pl' | 'en') => void>>)[
  Symbol.for('@hezo/elements.language')
]

describe('the language of a page with two copies of the script', () => {
  afterEach(() => chooseLanguage('pl'))

  it('is the same in both, whichever of them is asked', async () => {
    const heard: string[] = []
    const another = (chosen: string): unknown => heard.push(chosen)
    copies?.add(another)
    chooseLanguage('en-GB')
    await messagesArriving()
    expect([language(), ...heard]).to.deep.equal(['en', 'en'])
    copies?.delete(another)
    for (const follow of copies ?? []) follow('pl')
    await messagesArriving()
    expect(language()).to.equal('pl')
  })
})
