import type { Look } from './messages.ts'

/** The names of the tokens, after `--hezo-`. The size of letters is told as the page computes it. */
export const tokenNames = [
  'accent',
  'on-accent',
  'text',
  'muted',
  'surface',
  'page',
  'field',
  'tint',
  'edge',
  'line',
  'danger',
  'danger-tint',
  'warning',
  'radius',
  'font',
] as const

/**
 * A node that computes the theme where it stands. Transitions run in it when that changes: by a class
 * on a wrapper, a style sheet that comes late, the reader's own setting.
 */
export function themeProbe(): HTMLElement {
  const probe = document.createElement('div')
  probe.id = 'probe'
  probe.ariaHidden = 'true'
  for (const name of tokenNames) {
    const node = document.createElement('i')
    node.className = name
    probe.append(node)
  }
  return probe
}

/** The language an element speaks: its own, else the page's, else the reader's. */
export function languageOf(element: HTMLElement): Look['lang'] {
  const asked = element.lang || document.documentElement.lang || navigator.language
  return /^pl\b/i.test(asked) ? 'pl' : 'en'
}

/**
 * How an element looks to the page's style sheets.
 *
 * @param probe the {@link themeProbe} in it.
 */
export function lookOf(element: HTMLElement, probe: Element): Look {
  const style = getComputedStyle(element)
  const { outlineColor, fontSize } = getComputedStyle(probe)
  const tokens: Record<string, string> = { '--hezo-font-size': fontSize }
  for (const name of tokenNames) {
    const value = style.getPropertyValue(`--hezo-${name}`)
    if (value) tokens[`--hezo-${name}`] = value
  }
  return {
    attributes: Object.fromEntries(
      Array.from(element.attributes, ({ name, value }) => [name, value]),
    ),
    base: document.baseURI,
    tokens,
    scheme: outlineColor === 'rgb(0, 0, 0)' ? 'dark' : 'light',
    lang: languageOf(element),
  }
}
