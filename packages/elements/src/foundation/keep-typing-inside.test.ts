import { expect } from 'chai'
import '../hezo-contact.ts'
import { clear, input, show } from '../testing/page.ts'
import { keepTypingInside } from './keep-typing-inside.ts'

const heard: string[] = []
const shortcut = (event: KeyboardEvent): void => {
  heard.push(event.key)
  if (event.key.length === 1) event.preventDefault()
}

function pressKey(target: EventTarget, key: string, modifiers: KeyboardEventInit = {}): boolean {
  const init = { key, bubbles: true, composed: true, cancelable: true, ...modifiers }
  return target.dispatchEvent(new KeyboardEvent('keydown', init))
}

describe('keyboard shortcuts of the page around an element', () => {
  beforeEach(() => {
    clear()
    heard.length = 0
    document.addEventListener('keydown', shortcut)
  })
  afterEach(() => document.removeEventListener('keydown', shortcut))

  it('swallow no letter that is typed into a form', async () => {
    await show('hezo-contact')
    const typed = ['s', '/', '?', 'ł', ' ', 'ArrowLeft', 'Backspace'].map((key) =>
      pressKey(input('name'), key),
    )
    expect(typed).not.to.include(false)
    expect(heard).to.deep.equal([])
  })

  it('swallow no letter that is typed into a search field of a shadow root', () => {
    const host = document.createElement('div')
    const search = document.createElement('input')
    search.type = 'search'
    host.attachShadow({ mode: 'open' }).append(search)
    keepTypingInside(host)
    document.body.append(host)
    expect(pressKey(search, 'j')).to.equal(true)
    expect(pressKey(search, 'ą', { ctrlKey: true, altKey: true, modifierAltGraph: true })).to.equal(
      true,
    )
    expect(heard).to.deep.equal([])
    host.remove()
  })

  it('still work: with a modifier, by Escape, and away from fields', async () => {
    const element = await show('hezo-contact')
    pressKey(input('name'), 'k', { ctrlKey: true })
    pressKey(input('name'), 'Escape')
    pressKey(input('name'), 'Tab')
    pressKey(element, 'j')
    expect(heard).to.deep.equal(['k', 'Escape', 'Tab', 'j'])
  })
})
