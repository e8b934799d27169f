import { expect } from 'chai'
import { type Colour, contrast, edgeContrast, textContrast } from '../foundation/contrast.ts'
import { tokens as ourTokens } from '../foundation/tokens.ts'
import { supportStyles } from '../support/support-styles.ts'
import { computeColour } from './compute-colour.ts'
import { tokenNames } from './look.ts'
import { readableTheme, themeNames } from './readable-theme.ts'

const take = (tokens: Record<string, string>, scheme: 'light' | 'dark' = 'light') =>
  readableTheme(tokens, computeColour, scheme)

describe('the theme that a frame takes from its page', () => {
  it('is what can be read', () => {
    const theme = {
      '--hezo-surface': '#fffbe6',
      '--hezo-text': 'rgb(20 20 60)',
      '--hezo-edge': 'oklch(0.45 0.1 250)',
      '--hezo-radius': '0',
      '--hezo-font': 'Georgia, serif',
      '--hezo-font-size': '18px',
      '--hezo-accent': 'yellow',
    }
    const taken = take(theme)
    expect(Object.keys(taken).toSorted()).to.deep.equal(Object.keys(theme).toSorted())
    expect(taken['--hezo-text']).to.equal('rgb(20 20 60)')
    expect(taken['--hezo-accent']).to.equal('rgb(255 255 0)')
  })

  for (const [what, tokens] of Object.entries({
    'text that is transparent': { '--hezo-text': 'transparent' },
    'text that is nearly so': { '--hezo-text': 'rgb(0 0 0 / 0.6)' },
    'text of the colour of the ground': { '--hezo-text': '#fff', '--hezo-muted': '#fefefe' },
    'text that is grey': { '--hezo-muted': '#999' },
    'text that has whatever colour text has': { '--hezo-text': 'currentcolor' },
    'an edge that nobody sees': { '--hezo-edge': '#eee' },
    'a ground that lets the page shine through': { '--hezo-surface': 'transparent' },
    'a ground that is a picture': { '--hezo-surface': 'url(https://evil.example/x.png)' },
    'a value that ends its own': { '--hezo-text': 'red; background: url(x)' },
    'letters without size': { '--hezo-font-size': '0px' },
    'letters of a size that depends': { '--hezo-font-size': 'calc(0px * 1)' },
    'a token that is none of ours': { '--other': 'red', color: 'red' },
  })) {
    it(`is without ${what}`, () => {
      expect(take(tokens)).to.deep.equal({})
    })
  }

  it('keeps grounds only where text can be read on them', () => {
    const dark = { '--hezo-surface': '#000', '--hezo-tint': '#111', '--hezo-field': '#000' }
    expect(take(dark)).to.deep.equal({})
    const whole = {
      ...dark,
      '--hezo-danger-tint': '#200',
      '--hezo-text': '#fff',
      '--hezo-muted': '#ccc',
      '--hezo-danger': '#fbb',
      '--hezo-warning': '#fc6',
      '--hezo-edge': '#888',
    }
    expect(Object.keys(take(whole)).toSorted()).to.deep.equal(Object.keys(whole).toSorted())
    expect(take({ ...whole, '--hezo-text': '#000' })).to.deep.equal({})
  })

  it('falls back to colours that can be read, and knows them as the elements have them', () => {
    const sources = `${ourTokens.cssText}${supportStyles.cssText}`
    for (const scheme of ['light', 'dark'] as const) {
      const ours: Record<string, Colour> = {}
      const values = sources.matchAll(/var\((--hezo-[\w-]+), light-dark\(([^,]+), ([^)]+)\)\)/g)
      for (const [, name = '', light = '', dark = ''] of values) {
        const colour = computeColour(scheme === 'light' ? light : dark)
        if (colour) ours[name] = colour
      }
      const ratio = (one: string, other: string) =>
        contrast(ours[one] ?? [0, 0, 0, 1], ours[other] ?? [0, 0, 0, 1])
      for (const ground of [
        '--hezo-surface',
        '--hezo-tint',
        '--hezo-field',
        '--hezo-danger-tint',
      ]) {
        for (const text of ['--hezo-text', '--hezo-muted', '--hezo-danger', '--hezo-warning']) {
          expect(ratio(text, ground), `${scheme} ${text} ${ground}`).to.be.at.least(textContrast)
        }
        expect(ratio('--hezo-edge', ground), `${scheme} ${ground}`).to.be.at.least(edgeContrast)
      }
      // Given as the page's own, ours are taken as they are.
      const all = Object.fromEntries(
        Object.entries(ours).map(([name, [r, g, b]]) => [name, `color(srgb ${r} ${g} ${b})`]),
      )
      expect(Object.keys(take(all, scheme)).length).to.equal(Object.keys(all).length)
    }
  })

  it('has every token that a page can set', () => {
    const names = [...tokenNames.map((name) => `--hezo-${name}`), '--hezo-font-size']
    expect(themeNames.toSorted()).to.deep.equal(names.toSorted())
  })
})
