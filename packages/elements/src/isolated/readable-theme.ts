import {
  type Colour,
  edgeContrast,
  formatColour,
  isReadable,
  textContrast,
} from '../foundation/contrast.ts'
import type { Look } from './messages.ts'

type Scheme = Look['scheme']

/** Our grounds, as foundation/tokens.ts has them; a test compares. */
const grounds = {
  '--hezo-surface': { light: '#fff', dark: '#14191c' },
  '--hezo-field': { light: '#fff', dark: '#0e1214' },
  '--hezo-tint': { light: '#f3f6f7', dark: '#1c2327' },
  '--hezo-danger-tint': { light: '#fdf2f1', dark: '#2b1a18' },
} as const

/** What stands on them, and how much it has to differ from them. */
const figures = {
  '--hezo-text': { light: '#172026', dark: '#e8edf0', ratio: textContrast },
  '--hezo-muted': { light: '#56626a', dark: '#a3afb6', ratio: textContrast },
  '--hezo-danger': { light: '#a8261c', dark: '#ffb3a8', ratio: textContrast },
  '--hezo-warning': { light: '#a65a00', dark: '#f0b45b', ratio: textContrast },
  '--hezo-edge': { light: '#7d8991', dark: '#6d7a82', ratio: edgeContrast },
} as const

/** Colours that need no contrast, or get it from foundation/palette.ts. */
const others = ['--hezo-accent', '--hezo-on-accent', '--hezo-page', '--hezo-line'] as const

/** Pixels that letters have at least. */
const leastSize = 12

/** All tokens that a frame takes from the page around it. */
export const themeNames: readonly string[] = [
  ...Object.keys(grounds),
  ...Object.keys(figures),
  ...others,
  '--hezo-radius',
  '--hezo-font',
  '--hezo-font-size',
]

/**
 * What of a page's theme a frame takes: opaque colours, and those of text and edges only where they
 * can be read on the grounds (WCAG 2.2 AA). A page could otherwise hide what a person agrees to. What
 * is left out falls back to ours; where ours cannot be read on the page's grounds, those fall back too.
 *
 * @param compute the colour that a value of CSS stands for.
 */
export function readableTheme(
  tokens: Look['tokens'],
  compute: (value: string) => Colour | undefined,
  scheme: Scheme,
): Record<string, string> {
  const given = (name: string): Colour | undefined => {
    const colour = compute(tokens[name] ?? '')
    return colour?.[3] === 1 ? colour : undefined
  }
  const taken: Record<string, string> = {}
  for (const name of ['--hezo-radius', '--hezo-font']) {
    if (tokens[name]) taken[name] = tokens[name]
  }
  const size = tokens['--hezo-font-size'] ?? ''
  if (Number.parseFloat(size) >= leastSize && size.endsWith('px')) taken['--hezo-font-size'] = size
  for (const name of others) {
    const colour = given(name)
    if (colour) taken[name] = formatColour(colour)
  }
  return {
    ...taken,
    ...(readOn(given, compute, scheme) ?? readOn(() => undefined, compute, scheme)),
  }
}

/** Grounds and what stands on them; undefined when something of ours cannot be read on the page's. */
function readOn(
  given: (name: string) => Colour | undefined,
  compute: (value: string) => Colour | undefined,
  scheme: Scheme,
): Record<string, string> | undefined {
  const taken: Record<string, string> = {}
  const below: Colour[] = []
  for (const [name, ours] of Object.entries(grounds)) {
    const colour = given(name)
    if (colour) taken[name] = formatColour(colour)
    const used = colour ?? compute(ours[scheme])
    if (used) below.push(used)
  }
  for (const [name, { ratio, ...ours }] of Object.entries(figures)) {
    const colour = given(name)
    if (colour && isReadable(colour, below, ratio)) {
      taken[name] = formatColour(colour)
      continue
    }
    const own = compute(ours[scheme])
    const hasGrounds = Object.keys(taken).some((token) => token in grounds)
    if (hasGrounds && own && !isReadable(own, below, ratio)) return undefined
  }
  return taken
}
