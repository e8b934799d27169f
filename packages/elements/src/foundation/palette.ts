import type { ReactiveController } from 'lit'
import {
  asSrgb,
  type Colour,
  formatColour,
  isReadable,
  mix,
  over,
  parseColour,
  readable,
  textContrast,
  textOn,
} from './contrast.ts'
import type { HezoElement } from './hezo-element.ts'

/** What the page chose, by the property of the probe that carries it. */
const carriers = {
  color: 'var(--_brand)',
  'outline-color': 'var(--_on-brand)',
  'background-color': 'var(--_surface)',
  'border-top-color': 'var(--_tint)',
  'border-right-color': 'var(--_field)',
  // Where the page lets its own ground shine through.
  'border-bottom-color': 'Canvas',
} as const

const probeSheet = new CSSStyleSheet()
probeSheet.replaceSync(`.hezo-probe {
  position: absolute;
  inline-size: 0;
  block-size: 0;
  visibility: hidden;
  transition: all 1ms step-start;
  ${Object.entries(carriers)
    .map(([property, value]) => `${property}: ${asSrgb(value)};`)
    .join('\n')}
}`)

/**
 * Makes a brand's accent readable: as text and edge darker or lighter where the surface asks for it
 * (`--_accent`), as the ground of a button as it is, with text that can be read on it. Follows the
 * theme, whatever changes it: a change of a computed colour begins a transition of the probe.
 */
class Palette implements ReactiveController {
  readonly #host: HezoElement
  readonly #probe = document.createElement('span')
  readonly #sheet = new CSSStyleSheet()
  #written = ''

  constructor(host: HezoElement) {
    this.#host = host
    this.#probe.className = 'hezo-probe'
    this.#probe.addEventListener('transitionrun', this.#update)
    this.#probe.addEventListener('transitionend', this.#update)
  }

  hostConnected(): void {
    const root = this.#host.renderRoot as ShadowRoot
    if (this.#probe.parentNode !== root) {
      root.append(this.#probe)
      root.adoptedStyleSheets.push(probeSheet, this.#sheet)
    }
    this.#update()
  }

  readonly #update = (): void => {
    const style = getComputedStyle(this.#probe)
    const [brand, onBrand, ...grounds] = Object.keys(carriers).map((property) =>
      parseColour(style.getPropertyValue(property)),
    )
    if (!brand) return
    const opaque = grounds.filter((ground) => ground?.[3] === 1) as Colour[]
    // The last one, of the page itself, counts where none of ours covers it.
    const on = opaque.length > 1 ? opaque.slice(0, -1) : opaque
    const rules = `:host { ${paletteOf(over(brand, on), on, onBrand)} }`
    if (rules === this.#written) return
    this.#written = rules
    this.#sheet.replaceSync(rules)
  }
}

/** Gives an element the {@link Palette}. */
export function keepReadable(host: HezoElement): void {
  host.addController(new Palette(host))
}

/** The private tokens that follow from a brand's accent on these grounds. */
export function paletteOf(brand: Colour, grounds: readonly Colour[], onBrand?: Colour): string {
  const text = onBrand && isReadable(onBrand, [brand], textContrast) ? onBrand : textOn(brand)
  // Away from the text: under the pointer it is as easy to read.
  const hover = mix(brand, textOn(text), 0.12)
  return Object.entries({
    '--_accent': readable(brand, grounds, textContrast),
    '--_accent-fill': brand,
    '--_accent-hover': hover,
    '--_on-accent': text,
  })
    .map(([name, colour]) => `${name}: ${formatColour(colour)};`)
    .join(' ')
}
