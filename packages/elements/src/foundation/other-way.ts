import { msg } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import type { Destination } from './events.ts'
import type { HezoElement } from './hezo-element.ts'
import { language } from './locale.ts'

/**
 * A question and the link that answers it, e.g. "Nie masz konta? Zarejestruj się". The link goes where
 * the page said; without that, or when the page takes it over, it stays here. Under it, the instructions
 * for both ways.
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
    </p>
    <p part="other-way">${guideLink(host)}</p>`
}

/** The sign-in instructions, to download. */
export function guideLink({ apiBase }: HezoElement): TemplateResult {
  const guide = `${apiBase}/v1/guides/sign-in?locale=${language()}`
  return html`<a href=${guide}>${msg('Pobierz instrukcję logowania')}</a> (PDF)`
}
