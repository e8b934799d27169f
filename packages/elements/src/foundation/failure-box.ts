import { contactChannels } from '@hezo/api'
import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { phoneLink, reach } from './reach.ts'
import { type Failure, failureSentence, partMissing } from './sentences.ts'

/**
 * What failed, what to do about it, and how to reach a person. The sentence may name the phone number, which is then
 * the link. Where a part of the script is missing, the page can be reloaded.
 *
 * @param onContact asks for the contact form; none where there is no form to lead to
 */
export function failureBox(failure: Failure, onContact?: () => void): TemplateResult {
  const [before, after] = sentenceOf(failure).split(contactChannels.phoneText)
  return html`<div class="hezo-failure" role="alert">
    <p>${before}${after === undefined ? nothing : html`${phoneLink()}${after}`}</p>
    <p class="hezo-reach">
      ${after === undefined ? phoneLink() : nothing} ${reach(onContact)}
      ${failure.code === partMissing ? reloadButton() : nothing}
    </p>
  </div>`
}

function sentenceOf(failure: Failure): string {
  if (failure.code === partMissing) {
    return msg('Nie udało się wczytać części strony. Sprawdź sieć i wczytaj stronę ponownie.')
  }
  return failureSentence(failure) ?? msg('Nie udało się połączyć. Sprawdź sieć i spróbuj ponownie.')
}

function reloadButton(): TemplateResult {
  return html`<button class="hezo-link" type="button" @click=${() => location.reload()}>
    ${msg('Wczytaj stronę ponownie')}
  </button>`
}
