import { expect } from 'chai'
import '../hezo-contact.ts'
import '../hezo-sign-in.ts'
import { clear, until } from '../testing/page.ts'
import { addMessages, language, messagesArriving } from './locale.ts'

interface PageLanguage {
  readonly copies: Set<(chosen: 'pl' | 'en') => void>
}
const page = (globalThis as unknown as Record<symbol, PageLanguage>)[
  Symbol.for('@hezo/elements.language')
]
const root = document.documentElement
const before = root.lang

function add(markup: string): HTMLElement[] {
  const box = document.createElement('div')
  box.innerHTML = markup
  document.body.append(box)
  return [...box.children] as HTMLElement[]
}

const titles = (elements: readonly Element[]): (string | undefined)[] =>
  elements.map(({ shadowRoot }) => shadowRoot?.querySelector('h2')?.textContent)

async function untilTitles(elements: readonly Element[], ...wanted: string[]): Promise<void> {
  await until(() => String(titles(elements)) === String(wanted))
}

describe('the language of a page', () => {
  beforeEach(() => {
    clear()
    root.lang = 'pl'
  })
  afterEach(async () => {
    clear()
    root.className = ''
    root.lang = before || 'pl'
    await messagesArriving()
  })

  it('is the same in another copy of the script, whichever of them is asked', async () => {
    const heard: string[] = []
    const another = (chosen: string): unknown => heard.push(chosen)
    page?.copies.add(another)
    const elements = add('<hezo-contact api="/none" lang="en-GB"></hezo-contact>')
    await untilTitles(elements, 'Contact')
    expect([language(), heard.at(-1)]).to.deep.equal(['en', 'en'])
    page?.copies.delete(another)
  })

  it('stays when an element that says none joins elements that say one', async () => {
    const first = add('<hezo-sign-in api="/none" lang="en"></hezo-sign-in>')
    await untilTitles(first, 'Sign in')
    const second = add('<hezo-contact api="/none"></hezo-contact>')
    await untilTitles([...first, ...second], 'Sign in', 'Contact')
    expect(language()).to.equal('en')
  })

  it('reaches messages that are named while others are on their way', async () => {
    const elements = add('<hezo-contact api="/none" lang="en"></hezo-contact>')
    let taken = 0
    addMessages(async () => {
      taken += 1
      return { templates: {} }
    })
    await untilTitles(elements, 'Contact')
    await messagesArriving()
    expect(taken).to.equal(1)
  })

  it('follows the page when it switches, and not while a translator is at work', async () => {
    const elements = add('<hezo-contact api="/none"></hezo-contact>')
    await untilTitles(elements, 'Kontakt')
    root.lang = 'en'
    await untilTitles(elements, 'Contact')
    root.lang = 'pl'
    await untilTitles(elements, 'Kontakt')
    root.className = 'translated-ltr'
    root.lang = 'en'
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(titles(elements)).to.deep.equal(['Kontakt'])
    root.className = ''
    root.lang = 'de'
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(titles(elements)).to.deep.equal(['Kontakt'])
  })

  it('is one where elements ask for two, said in the markup, and to the developer', async () => {
    const elements = add(`<hezo-sign-in api="/none" lang="pl"></hezo-sign-in>
      <hezo-contact api="/none" lang="en"></hezo-contact>`)
    await untilTitles(elements, 'Sign in', 'Contact')
    for (const element of elements) {
      expect(element.shadowRoot?.querySelector('section')?.lang).to.equal('en')
      expect(element.querySelector('form')?.lang).to.equal('en')
    }
  })
})
