import type { CSSResult } from 'lit'
import type { HezoElement } from './hezo-element.ts'

/** Gives an element's shadow root the styles of a part that arrived later. */
export function adoptStyles(host: HezoElement, { styleSheet }: CSSResult): void {
  const root = host.renderRoot
  if (styleSheet && root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(styleSheet)) {
    root.adoptedStyleSheets.push(styleSheet)
  }
}
