import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { isFramed } from '../foundation/framed.ts'
import type { FormController } from '../foundation/form-controller.ts'
import type { HezoElement } from '../foundation/hezo-element.ts'
import { quietButton } from '../foundation/quiet-button.ts'

/**
 * Asks for consent, after the form and before it is sent. Nothing is chosen beforehand, and both
 * answers send the ticket. In a frame consent takes effect by an emailed link only.
 */
export function sharingQuestion(
  { busy, host }: Pick<FormController<string>, 'busy' | 'host'>,
  supplier: string,
  answer: (shared: boolean) => unknown,
  cancel: () => unknown,
): TemplateResult {
  const framed = isFramed()
  const id = `${host.uid}-sharing`
  const button = (label: string, shared: boolean) =>
    html`<button
      type="button"
      aria-disabled=${busy ? 'true' : nothing}
      @click=${() => answer(shared)}
    >
      ${label}
    </button>`
  return html`<div class="hezo-question" role="group" aria-labelledby=${id}>
    <h3 id=${id} tabindex="-1">${msg(str`Czy firma ${supplier} ma widzieć to zgłoszenie?`)}</h3>
    <p>
      ${msg(
        str`Za Twoją zgodą jej pracownicy zobaczą całą rozmowę i będą mogli odpowiadać. Bez zgody zgłoszenie widzi tylko Twoja firma i HEZO. Zgodę możesz wycofać w każdej chwili.`,
      )}
    </p>
    ${
      framed
        ? html`<p>
            ${msg(
              'Na tej stronie zgoda działa dopiero po potwierdzeniu: wyślemy Ci e-mailem link.',
            )}
          </p>`
        : nothing
    }
    <div class="hezo-actions">
      ${button(framed ? msg('Wyślij i potwierdź e-mailem') : msg('Wyślij i udostępnij'), true)}
      ${button(msg('Wyślij bez udostępniania'), false)}
      ${quietButton(msg('Wróć do edycji'), cancel)}
    </div>
  </div>`
}

/** Moves focus to the question, where reading goes on. */
export async function focusQuestion(host: HezoElement): Promise<void> {
  await host.updateComplete
  host.querySelector<HTMLElement>('.hezo-question h3')?.focus()
}
