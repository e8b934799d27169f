import { contactChannels } from '@hezo/api'
import type * as Axe from 'axe-core'
import 'axe-core'
import { expect } from 'chai'
import { fire } from '../foundation/events.ts'
import type { HezoSignIn } from '../hezo-sign-in/hezo-sign-in.ts'
import { tokens } from '../foundation/tokens.ts'
import { supportStyles } from '../support/support-styles.ts'
import { clear, until } from '../testing/page.ts'
import { IsolatedElement } from './isolated-element.ts'
import { tokenNames } from './look.ts'
import { email, phone } from './words.ts'

const { axe } = globalThis as unknown as { axe: typeof Axe }
customElements.define('hezo-sign-in', class extends IsolatedElement {})

/** Places an isolated element and waits for what is in its frame. */
async function show(attributes: Readonly<Record<string, string>> = {}) {
  const main = document.createElement('main')
  const host = document.createElement('hezo-sign-in')
  for (const [name, value] of Object.entries(attributes)) host.setAttribute(name, value)
  main.append(host)
  document.body.append(main)
  const frame = host.shadowRoot?.querySelector('iframe')
  if (!frame) throw new Error('no frame')
  await until(() => getComputedStyle(frame).visibility === 'visible')
  return { main, host, frame, ...within(frame) }
}

function within({ contentDocument: page }: HTMLIFrameElement) {
  const element = page?.querySelector<HezoSignIn>('hezo-sign-in')
  if (!page || !element) throw new Error('nothing in the frame')
  return { page, root: page.documentElement, element }
}

describe('an isolated element', () => {
  beforeEach(() => {
    clear()
    document.documentElement.lang = 'pl'
  })

  it('is accessible, while it waits too', async () => {
    const main = document.createElement('main')
    main.append(document.createElement('hezo-sign-in'))
    document.body.append(main)
    expect((await axe.run(main, { iframes: false })).violations).to.deep.equal([])
    main.remove()
    const { frame } = await show()
    expect((await axe.run(document.body)).violations).to.deep.equal([])
    expect(frame.title).to.equal('Ramka')
  })

  it('has its form in the frame and nothing of it in the page', async () => {
    const { element, host } = await show()
    expect(element.querySelector('[name=password]')).not.to.equal(null)
    expect(document.querySelector('[name=password]')).to.equal(null)
    expect(host.shadowRoot?.querySelector('input')).to.equal(null)
  })

  it('is as high as what it shows', async () => {
    const { frame, root, element } = await show()
    const fits = () => frame.clientHeight === Math.ceil(root.getBoundingClientRect().height)
    expect(fits()).to.equal(true)
    const before = frame.clientHeight
    element.style.paddingBlockEnd = '300px'
    await until(() => frame.clientHeight === before + 300 && fits())
    element.style.paddingBlockEnd = ''
    await until(() => frame.clientHeight === before && fits())
  })

  it("has the page's tokens, letters, colours and language, and follows them", async () => {
    const { main, host, root, element } = await show()
    expect([root.lang, element.lang, root.style.colorScheme]).to.deep.equal(['pl', 'pl', 'light'])
    main.style.setProperty('--hezo-accent', 'rgb(1, 2, 3)')
    main.style.setProperty('--hezo-font-size', '1.5rem')
    host.setAttribute('theme', 'dark')
    host.setAttribute('lang', 'en')
    await until(() => root.style.colorScheme === 'dark' && element.lang === 'en')
    expect(root.style.getPropertyValue('--hezo-accent')).to.equal('rgb(1 2 3)')
    expect(root.style.getPropertyValue('--hezo-font-size')).to.equal('24px')
    main.style.removeProperty('--hezo-accent')
    await until(() => root.style.getPropertyValue('--hezo-accent') === '')
  })

  it('is called what it is in the language that it speaks', async () => {
    const { host, frame, element } = await show()
    expect(frame.title).to.equal('Ramka')
    host.setAttribute('lang', 'en')
    await until(() => frame.title === 'Frame')
    // As the language switch of the portal does, inside of the frame.
    element.setAttribute('lang', 'pl')
    await until(() => frame.title === 'Ramka')
    expect(element.ownerDocument.documentElement.lang).to.equal('pl')
  })

  it('follows a theme that a class on a wrapper switches, and a style sheet that comes late', async () => {
    const { main, root } = await show()
    const token = (name: string) => root.style.getPropertyValue(`--hezo-${name}`)
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
    try {
      sheet.replaceSync(`main { --hezo-accent: rgb(0, 119, 0) }
        .night { color-scheme: dark; --hezo-radius: 3px; --hezo-font: Georgia; --hezo-font-size: 20px }`)
      await until(() => token('accent') === 'rgb(0 119 0)')
      main.classList.add('night')
      await until(() => root.style.colorScheme === 'dark' && token('font-size') === '20px')
      expect([token('radius'), token('font')]).to.deep.equal(['3px', 'Georgia'])
      sheet.replaceSync('.night { --hezo-radius: 5px; --hezo-font: Verdana }')
      await until(() => token('radius') === '5px' && token('font') === 'Verdana')
      await until(() => token('accent') === '' && root.style.colorScheme === 'light')
    } finally {
      document.adoptedStyleSheets.pop()
    }
  })

  it('gives the frame the attributes it knows, addresses whole, and no others', async () => {
    const { host, element } = await show({
      'register-href': 'rejestracja?krok={id}',
      'sign-in-href': 'javascript:alert(1)',
      'embed-key': 'klucz',
      token: 'tajny',
      onclick: 'alert(1)',
      isolated: '',
    })
    const attribute = (name: string) => element.getAttribute(name)
    const whole = new URL('rejestracja?krok=', document.baseURI).href
    expect(attribute('register-href')).to.equal(`${whole}{id}`)
    expect(attribute('embed-key')).to.equal('klucz')
    for (const name of ['sign-in-href', 'token', 'onclick', 'api', 'isolated']) {
      expect(attribute(name), name).to.equal(null)
    }
    host.removeAttribute('register-href')
    await until(() => attribute('register-href') === null)
  })

  it('takes back no step of the person when the page changes something else', async () => {
    const { host, element } = await show({ show: 'new' })
    element.setAttribute('show', '')
    host.setAttribute('theme', 'dark')
    await until(() => element.ownerDocument.documentElement.style.colorScheme === 'dark')
    expect(element.getAttribute('show')).to.equal('')
  })

  it('tells the page what happened, and not what it is about', async () => {
    const { host, element } = await show()
    const heard: CustomEvent[] = []
    const hear = (event: Event) => heard.push(event as CustomEvent)
    document.addEventListener('hezo-navigate', hear)
    document.addEventListener('hezo-ticket-created', hear)
    const subject = { contractId: 'con_1', device: { serialNumber: 'FG1' } as never }
    fire(element, 'hezo-navigate', { to: 'tickets', ticketId: 'tkt_1', newTicket: subject })
    const created = { id: 'tkt_2', number: 'HZ-2026-000002', subject: 'Dysk' }
    fire(element, 'hezo-ticket-created', created)
    await until(() => heard.length === 2)
    document.removeEventListener('hezo-navigate', hear)
    document.removeEventListener('hezo-ticket-created', hear)
    expect(heard.map(({ target, detail }) => [target, detail])).to.deep.equal([
      [host, { to: 'tickets' }],
      [host, { id: 'tkt_2', number: 'HZ-2026-000002' }],
    ])
  })

  it('believes nobody but the port of its frame', async () => {
    const { frame, element } = await show()
    const heard: string[] = []
    const hear = ({ type, detail }: CustomEvent<{ api: string }>) => heard.push(type + detail.api)
    document.addEventListener('hezo-signed-in', hear)
    const height = frame.clientHeight
    const lie = { name: 'hezo-signed-in', detail: { api: 'https://lie.example' } }
    for (const message of [lie, { height: 9999, title: 'Kłamstwo' }]) {
      window.postMessage(message, '*')
      // As the frame itself would, but not over the port.
      frame.contentWindow?.parent.postMessage(message, '*')
    }
    fire(element, 'hezo-signed-in', { api: 'https://true.example' })
    await until(() => heard.length > 0)
    await new Promise((resolve) => requestAnimationFrame(resolve))
    document.removeEventListener('hezo-signed-in', hear)
    expect(heard).to.deep.equal(['hezo-signed-inhttps://true.example'])
    expect([frame.clientHeight, frame.title]).to.deep.equal([height, 'Ramka'])
  })

  it('comes anew where it is moved', async () => {
    const { host, main } = await show()
    const elsewhere = document.createElement('div')
    main.append(elsewhere)
    elsewhere.append(host)
    const frame = host.shadowRoot?.querySelector('iframe')
    expect(frame && getComputedStyle(frame).visibility).to.equal('hidden')
    await until(() => frame && getComputedStyle(frame).visibility === 'visible')
  })

  it('knows every token that the elements have, and the phone number of HEZO', () => {
    const named = `${tokens.cssText}${supportStyles.cssText}`.matchAll(/--hezo-([a-z-]+)/g)
    const known: readonly string[] = [...tokenNames, 'font-size']
    expect(
      [...named].map(([, name = '']) => name).filter((name) => !known.includes(name)),
    ).to.deep.equal([])
    expect(phone.href).to.equal(`tel:${contactChannels.phone}`)
    expect(email.href).to.equal(`mailto:${contactChannels.email}`)
    expect(phone.text.replaceAll('\u00a0', ' ')).to.equal(contactChannels.phoneText)
  })
})
