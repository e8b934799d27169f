import { expect } from 'chai'
import '../hezo-contact/hezo-contact.ts'
import { clear, expectAccessible, painted, show, until } from '../testing/page.ts'
import { asSrgb, type Colour, contrast, parseColour, textContrast } from './contrast.ts'

const brands = {
  yellow: '#ffd400',
  orange: '#ff6600',
  lime: '#a4d65e',
  cyan: '#00b5e2',
  grey: '#c0c0c0',
  red: '#e2001a',
  navy: '#002b5c',
}

/** A colour as it comes out in an element, whatever notation it is in. */
function computed(element: HTMLElement, value: string): Colour {
  const probe = document.createElement('i')
  element.shadowRoot?.append(probe)
  probe.style.color = asSrgb(value)
  const colour = parseColour(getComputedStyle(probe).color)
  probe.remove()
  if (!colour) throw new Error(`no colour ${value}`)
  return colour
}

const ratio = (element: HTMLElement, one: string, other: string) =>
  contrast(computed(element, `var(${one})`), computed(element, `var(${other})`))

/** Pairs of colours that are hard to read, with their contrast. */
function hardToRead(element: HTMLElement): string[] {
  const pairs = [
    ...['--_surface', '--_tint', '--_field'].map((ground) => ['--_accent', ground] as const),
    ...['--_accent-fill', '--_accent-hover'].map((fill) => ['--_on-accent', fill] as const),
  ]
  return pairs
    .filter(([text, ground]) => ratio(element, text, ground) < textContrast)
    .map((pair) => `${pair.join(' on ')}: ${ratio(element, pair[0], pair[1])}`)
}

describe('the accent of a brand', () => {
  beforeEach(clear)
  afterEach(() => document.documentElement.removeAttribute('style'))

  for (const [name, colour] of Object.entries(brands)) {
    it(`can be read, light and dark: ${name}`, async function () {
      this.timeout(20_000)
      document.documentElement.style.setProperty('--hezo-accent', colour)
      const element = await show('hezo-contact')
      for (const theme of ['light', 'dark']) {
        element.setAttribute('theme', theme)
        await painted()
        expect(hardToRead(element), theme).to.deep.equal([])
        // The ground of a button is the brand's own colour.
        expect(computed(element, 'var(--_accent-fill)')).to.deep.equal(computed(element, colour))
      }
      element.removeAttribute('theme')
      await expectAccessible(element)
    })
  }

  it('follows a theme that comes late, by a class on a wrapper and a style sheet', async () => {
    const element = await show('hezo-contact')
    const wrapper = element.parentElement
    wrapper?.classList.add('night')
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
    sheet.replaceSync('.night { --hezo-accent: #ffd400; --hezo-surface: #fffbe6 }')
    await until(
      () => getComputedStyle(element).getPropertyValue('--_accent-fill') === 'rgb(255 212 0)',
    )
    expect(hardToRead(element)).to.deep.equal([])
    wrapper?.classList.remove('night')
    await until(
      () => getComputedStyle(element).getPropertyValue('--_accent-fill') !== 'rgb(255 212 0)',
    )
    document.adoptedStyleSheets.pop()
  })

  it('that is half transparent, on a surface that is, is judged as it is seen', async () => {
    document.documentElement.style.setProperty('--hezo-accent', 'rgb(255 212 0 / 0.5)')
    for (const name of ['surface', 'tint', 'field']) {
      document.documentElement.style.setProperty(`--hezo-${name}`, 'transparent')
    }
    const element = await show('hezo-contact')
    const accent = computed(element, 'var(--_accent)')
    expect(contrast(accent, computed(element, 'Canvas'))).to.be.at.least(textContrast)
  })

  it("keeps the page's own colour of text on it where that can be read", async () => {
    document.documentElement.style.setProperty('--hezo-accent', '#ffd400')
    document.documentElement.style.setProperty('--hezo-on-accent', '#3b2f00')
    const element = await show('hezo-contact')
    const text = () => computed(element, 'var(--_on-accent)')
    expect(text()).to.deep.equal(computed(element, '#3b2f00'))
    document.documentElement.style.setProperty('--hezo-on-accent', '#ffffff')
    await until(() => String(text()) === '0,0,0,1')
  })
})
