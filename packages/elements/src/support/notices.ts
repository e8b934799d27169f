import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { phoneLink, reach } from '../foundation/reach.ts'
import { type Failure, failureSentence } from '../foundation/sentences.ts'

/** What failed, what to do about it, how to reach a person, and another try. */
export function failureNotice(
  failure: Failure,
  again: () => unknown,
  onContact?: () => void,
): TemplateResult {
  return html`<div class="notice failure" role="alert">
    <p>
      ${failureSentence(failure) ?? msg('Nie udało się połączyć. Sprawdź sieć i spróbuj ponownie.')}
    </p>
    <p class="reach">${phoneLink()} ${reach(onContact)}</p>
    <button class="button" type="button" @click=${again}>${msg('Spróbuj ponownie')}</button>
  </div>`
}

/** Nothing to show: why, and what to do next. */
export function emptyNotice(title: string, next: string, action?: unknown): TemplateResult {
  return html`<div class="notice empty">
    <p><strong>${title}</strong></p>
    <p>${next}</p>
    ${action ?? nothing}
  </div>`
}

/** Grey rows in the place of a list that is on its way. */
export function skeleton(rows: number): TemplateResult {
  return html`<div class="skeleton">
    <span class="unseen">${msg('Wczytywanie…')}</span>
    ${Array.from({ length: rows }, () => html`<div></div>`)}
  </div>`
}

/** The end of a list with another page: presses itself when it scrolls into view. */
export function moreButton(busy: boolean, more: () => void): TemplateResult {
  return html`<button
    class="button more"
    type="button"
    aria-disabled=${busy ? 'true' : nothing}
    @click=${more}
  >
    ${busy ? msg('Wczytywanie…') : msg('Pokaż więcej')}
  </button>`
}

/** Why sign-in is on show although somebody was signed in. */
export function sessionLostNotice(): TemplateResult {
  return html`<p class="notice" role="status">
    ${msg('Sesja wygasła. Zaloguj się ponownie; to, co wpisano, czeka na Ciebie.')}
  </p>`
}
