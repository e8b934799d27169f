import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import '../hezo-sign-in.ts'
import '../hezo-register.ts'
import { problem, stubApi } from '../testing/api-stub.ts'
import { clear, help, input, press, show, type, until } from '../testing/page.ts'

const wrapper: string = 'font'

/** What page translators do: text nodes become elements that hold the translation. */
function translate(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Node[] = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts.filter(({ nodeValue }) => nodeValue?.trim())) {
    const outer = document.createElement(wrapper)
    const inner = document.createElement(wrapper)
    inner.textContent = `[de] ${text.nodeValue}`
    outer.append(inner)
    ;(text as Text).replaceWith(outer)
  }
}

const primary = (): string => document.querySelector('.hezo-primary')?.textContent.trim() ?? ''

describe('forms in the light DOM of an element', () => {
  beforeEach(() => {
    clear()
    stubApi().on('POST /v1/sign-ins', problem(401, 'credentials_rejected'))
  })

  it('say what is wrong, and which step is next, although the page was translated', async () => {
    const element = await show('hezo-register')
    translate(document.body)
    expect(primary()).to.equal('[de] Dalej: dane')
    type('nip', '123')
    press()
    await until(() => help('nip') === polish.fields['nip.wrong_length'])
    translate(document.body)
    type('nip', 'PL 123-456-32-18')
    type('contractNumber', 'SHZ/2024/0113')
    type('serialNumber', 'FG1234567890')
    await until(() => !help('nip').includes(polish.fields['nip.wrong_length']))
    press()
    await until(() => element.stage === 'person')
    await until(() => primary() === 'Dalej: kod na e-mail')
  })

  it('show new text in a shadow root that was translated too', async () => {
    const element = await show('hezo-sign-in')
    translate(element.renderRoot)
    element.setAttribute('lang', 'en')
    const title = (): string => element.renderRoot.querySelector('h2')?.textContent ?? ''
    await until(() => title() !== '[de] Logowanie')
    expect(title()).to.equal('Sign in')
  })

  it('come back with what was typed when the page removes them, or a part of them', async () => {
    const element = await show('hezo-sign-in')
    type('email', 'jan@firma.pl')
    type('password', 'cztery zielone okna')
    element.replaceChildren()
    await until(() => document.querySelector('[name=password]'))
    expect(input('email').value).to.equal('jan@firma.pl')
    expect(input('password').value).to.equal('cztery zielone okna')
    const field = input('email').parentElement
    field?.replaceChildren()
    field?.parentElement?.normalize()
    press()
    await until(() => document.querySelector('[role=alert]'))
  })

  it('keep nothing of a copied element but one living form', async () => {
    const element = await show('hezo-sign-in')
    type('email', 'jan@firma.pl')
    const copy = element.cloneNode(true) as typeof element
    document.body.append(copy)
    await copy.updateComplete
    expect(copy.querySelectorAll('form')).to.have.lengthOf(1)
    expect(copy.querySelector('input')?.value).to.equal('')
    const ids = [...document.querySelectorAll('form [id]')].map(({ id }) => id)
    expect(new Set(ids).size).to.equal(ids.length)
  })

  it('keep what was typed when the element moves', async () => {
    const element = await show('hezo-sign-in')
    type('email', 'jan@firma.pl')
    const other = document.createElement('section')
    document.body.append(other)
    other.append(element)
    await element.updateComplete
    expect(input('email').value).to.equal('jan@firma.pl')
    expect(element.querySelectorAll('form')).to.have.lengthOf(1)
  })

  it('leave children of the page alone, unseen once the element has rendered', async () => {
    const element = document.createElement('hezo-sign-in')
    element.setAttribute('api', '/none')
    element.innerHTML = '<p>Call us</p>'
    document.body.append(element)
    await element.updateComplete
    const fallback = element.querySelector('p')
    expect(fallback?.checkVisibility()).to.equal(false)
    expect(element.querySelector('form')?.checkVisibility()).to.equal(true)
  })
})
