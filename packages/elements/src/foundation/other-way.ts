import { html, type TemplateResult } from 'lit'
import type { Destination } from './events.ts'
import type { HezoElement } from './hezo-element.ts'

/**
 * A question and the link that answers it, e.g. "Nie masz konta? Zarejestruj się". The link goes where
 * the page said; without that, or when the page takes it over, it stays here.
 */
export function otherWay(
  host: HezoElement,
  question: string,
  answer: string,
  to: Destination,
  href: string,
): TemplateResult {
  const lead = (event: Event): void => {
    if (href && host.fire('hezo-navigate', { to })) return
    event.preventDefault()
    if (!href) void host.navigate(to)
  }
  return html`<p part="other-way">
    ${question} <a href=${href || '#'} @click=${lead}>${answer}</a>
  </p>`
}
