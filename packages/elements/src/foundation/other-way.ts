import { html, type TemplateResult } from 'lit'
import type { Destination } from './events.ts'
import type { HezoElement } from './hezo-element.ts'

/** A question and the link that answers it, e.g. "Nie masz konta? Zarejestruj się". */
export function otherWay(
  host: HezoElement,
  question: string,
  answer: string,
  to: Destination,
  href: string,
): TemplateResult {
  const lead = (event: Event): void => {
    if (!href) void host.navigate(to)
    else if (!host.fire('hezo-navigate', { to })) event.preventDefault()
  }
  return html`<p part="other-way">
    ${question}
    ${
      href
        ? html`<a href=${href} @click=${lead}>${answer}</a>`
        : html`<button class="hezo-link" type="button" @click=${lead}>${answer}</button>`
    }
  </p>`
}
