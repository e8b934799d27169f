import { expect } from 'chai'
import {
  type Colour,
  contrast,
  formatColour,
  isReadable,
  luminance,
  parseColour,
  readable,
  textContrast,
  textOn,
} from './contrast.ts'

const hex = (text: string): Colour => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(text.slice(at, at + 2), 16) / 255,
  )
  return [red, green, blue, 1]
}
const white = hex('#ffffff')
const black = hex('#000000')

describe('contrast', () => {
  it('is that of WCAG 2.2', () => {
    expect(contrast(white, black)).to.be.closeTo(21, 1e-9)
    expect(contrast(black, white)).to.be.closeTo(21, 1e-9)
    expect(contrast(white, white)).to.equal(1)
    // Known pairs: the lightest grey that passes on white, and the one after it.
    expect(contrast(hex('#767676'), white)).to.be.closeTo(4.54, 0.01)
    expect(contrast(hex('#777777'), white)).to.be.closeTo(4.48, 0.01)
    expect(luminance(hex('#ff0000'))).to.be.closeTo(0.2126, 1e-9)
  })

  it('reads what browsers compute, and nothing else', () => {
    expect(parseColour('color(srgb 1 0.5 0)')).to.deep.equal([1, 0.5, 0, 1])
    expect(parseColour('color(srgb 0 0 0 / 0.25)')).to.deep.equal([0, 0, 0, 0.25])
    expect(parseColour('color(srgb none 0 0 / 0)')).to.deep.equal([0, 0, 0, 0])
    for (const other of ['', 'red', 'rgb(1, 2, 3)', 'color(srgb 1 2)', 'color(srgb a b c)']) {
      expect(parseColour(other), other).to.equal(undefined)
    }
  })

  it('takes nothing transparent for readable', () => {
    expect(isReadable([0, 0, 0, 0.99], [white], 1)).to.equal(false)
    expect(isReadable(black, [white], textContrast)).to.equal(true)
  })

  it('keeps what can be read, and finds the nearest that can for everything else', () => {
    const navy = hex('#002b5c')
    expect(readable(navy, [white], textContrast)).to.equal(navy)
    // Every colour of a coarse cube, on light, dark, and middle grounds, after rounding to bytes.
    const steps = ['00', '33', '66', '99', 'cc', 'ff']
    const cube = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => hex(`#${r}${g}${b}`))))
    for (const ground of ['#ffffff', '#f3f6f7', '#14191c', '#1c2327', '#6b6b6b'].map(hex)) {
      for (const colour of cube) {
        const found = readable(colour, [ground], textContrast)
        const [red = 0, green = 0, blue = 0] = (formatColour(found).match(/\d+/g) ?? []).map(Number)
        const rounded: Colour = [red / 255, green / 255, blue / 255, 1]
        expect(contrast(rounded, ground), formatColour(found)).to.be.at.least(textContrast)
        expect(contrast(textOn(colour), colour)).to.be.at.least(textContrast)
      }
    }
  })

  it('keeps the hue: a darker orange is no brown of another kind', () => {
    const [red, green, blue] = readable(hex('#ff6600'), [white], textContrast)
    expect(red).to.be.greaterThan(green * 2)
    expect(blue).to.equal(0)
  })
})
