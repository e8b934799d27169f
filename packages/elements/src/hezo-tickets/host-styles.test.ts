import { expect } from 'chai'
import '../hezo-contact/hezo-contact.ts'
import '../hezo-sign-in/hezo-sign-in.ts'
import './hezo-tickets.ts'
import { fill, form, question } from '../testing/new-ticket.ts'
import { clear, painted, press, show, until } from '../testing/page.ts'
import { stubSupport } from '../testing/signed-in.ts'

// What style sheets of real pages say of forms, of generated content, and of everything.
const nasty = `
  * {
    white-space: pre; word-break: break-all; hyphens: auto; overflow-wrap: anywhere;
    letter-spacing: 4px; word-spacing: 1em; line-height: 3; font-style: italic; font-variant: small-caps;
    text-align: right; text-indent: 40px; text-transform: uppercase; text-shadow: 1px 1px red;
    text-emphasis: dot; -webkit-text-fill-color: transparent; list-style: square; tab-size: 2;
    direction: rtl;
  }
  html, body { writing-mode: vertical-rl; quotes: '<' '>'; }
  *::before, *::after { content: 'HOST'; display: block; }
  *::first-letter { font-size: 3em; }
  *::placeholder { color: white; }
  form, form *, h3, p, label, input, select, textarea, button, fieldset, legend, a, span, small {
    display: flex; float: right; columns: 3; position: relative; inset-block-start: 9px;
    width: 50%; max-width: 90px; min-height: 99px; margin: 33px; padding: 44px;
    border: 5px dashed red; outline: 3px solid red; background: lime; color: lime;
    unicode-bidi: bidi-override; direction: rtl; text-decoration: line-through; opacity: 0.4;
    transform: rotate(3deg); filter: blur(1px); box-shadow: 0 0 9px red; appearance: none;
    grid-template-columns: 1fr 1fr; justify-content: end; align-items: end; gap: 50px;
  }
`

const sheet = new CSSStyleSheet()

/** Everything that the browser computes of our nodes, in both trees, with what stands before and after. */
function looksOf(element: Element): Map<string, string> {
  const looks = new Map<string, string>()
  const note = (node: Element, path: string): void => {
    for (const pseudo of [undefined, '::before', '::after', '::placeholder'] as const) {
      const style = getComputedStyle(node, pseudo)
      // The element itself is the page's to place.
      if (node === element && !pseudo) continue
      if (pseudo && pseudo !== '::placeholder' && style.content === 'none') continue
      for (const property of style) {
        if (!/^-?-/.test(property)) {
          looks.set(`${path}${pseudo ?? ''} ${property}`, style.getPropertyValue(property))
        }
      }
    }
    const children = [...(node.shadowRoot?.children ?? []), ...node.children]
    for (const [at, child] of children.entries()) {
      // Out of sight, and placed by whatever is around.
      if (!/hezo-probe|unseen/.test(child.className))
        note(child, `${path} > ${child.localName}:${at}`)
    }
  }
  note(element, element.localName)
  return looks
}

/** What looks otherwise once the page has its style sheet. */
async function disturbed(element: HTMLElement): Promise<string[]> {
  element.style.inlineSize = '700px'
  await painted()
  const before = looksOf(element)
  sheet.replaceSync(nasty)
  await painted()
  const after = looksOf(element)
  return [...before]
    .filter(([of, look]) => after.get(of) !== look)
    .map(([of, look]) => `${of}: ${look} → ${after.get(of)}`)
}

describe("a page's style sheet for forms and everything", () => {
  beforeEach(() => {
    clear()
    sheet.replaceSync('')
    document.adoptedStyleSheets.push(sheet)
  })
  afterEach(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  })

  for (const tag of ['hezo-contact', 'hezo-sign-in'] as const) {
    it(`does not disturb ${tag}`, async () => {
      const element = await show(tag)
      press()
      await until(() => document.querySelector('.hezo-problem'))
      expect(await disturbed(element)).to.deep.equal([])
    })
  }

  it('does not disturb the form of a ticket and its question', async () => {
    stubSupport()
    const element = await form()
    fill()
    press()
    await until(() => question())
    expect(await disturbed(element)).to.deep.equal([])
  })
})
