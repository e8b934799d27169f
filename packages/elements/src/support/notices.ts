import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { failureBox } from '../foundation/failure-box.ts'
import type { Failure } from '../foundation/sentences.ts'

/** What failed, what to do about it, how to reach a person, and another try. */
export function failureNotice(
  failure: Failure,
  again: () => unknown,
  onContact?: () => void,
): TemplateResult {
  return html`<div class="hezo-form">
    ${failureBox(failure, onContact)}
    <div class="hezo-actions">
      <button type="button" @click=${again}>${msg('Spróbuj ponownie')}</button>
    </div>
  </div>`
}

/** Nothing to show: why, and what to do next. */
export function emptyNotice(title: string, next: string): TemplateResult {
  return html`<div class="notice">
    <p><strong>${title}</strong></p>
    <p>${next}</p>
  </div>`
}

/** Grey rows in the place of what is on its way. */
export function skeleton(): TemplateResult {
  return html`<div class="skeleton"><span class="unseen">${msg('Wczytywanie…')}</span></div>`
}

/** The end of a list with another page; lists press it themselves when it scrolls into view. */
export function moreButton(
  busy: boolean,
  more: () => void,
  word = msg('Pokaż więcej'),
): TemplateResult {
  return html`<div class="hezo-form more">
    <button type="button" aria-disabled=${busy ? 'true' : nothing} @click=${more}>
      ${busy ? msg('Wczytywanie…') : word}
    </button>
  </div>`
}

/** Why sign-in is on show although somebody was signed in. */
export function sessionLostNotice(): TemplateResult {
  return html`<p class="notice" role="status">
    ${msg('Sesja wygasła. Zaloguj się ponownie; to, co wpisano, czeka na Ciebie.')}
  </p>`
}
