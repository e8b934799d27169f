import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { isFramed } from '../foundation/framed.ts'
import { formatInstant } from '../support/formats.ts'

export type Button = (word: string, act: () => void, look?: string) => TemplateResult

/** What is said before something is done that others will notice, and the two ways on. */
export function question(
  sentence: string,
  yes: string,
  button: Button,
  act: () => void,
  cancel: () => void,
): TemplateResult {
  return html`<div class="notice" role="group" aria-label=${yes}>
    <p>${sentence}</p>
    <div class="hezo-form">
      <div class="hezo-actions">
        ${button(yes, act, 'hezo-primary')} ${button(msg('Anuluj'), cancel)}
      </div>
    </div>
  </div>`
}

export interface SharingLook {
  readonly supplier: string
  readonly shared: boolean
  readonly asking: boolean
  readonly ask: (asking: boolean) => void
  readonly decide: () => void
  /** Until when a request to share waits for the emailed link; undefined when none does. */
  readonly waitsUntil: string | undefined
  /** Sends the link anew, and takes the request back. */
  readonly resend: () => void
  readonly cancel: () => void
}

/** Who may read the ticket, and the decision to change that, said before it is made. */
export function sharing(look: SharingLook, button: Button): TemplateResult {
  const { supplier, shared, asking, ask, decide } = look
  const framed = isFramed()
  const handleClick = (event: Event): void => {
    // The switch turns when the decision is made, not when it is asked for.
    event.preventDefault()
    ask(!asking)
  }
  return html`<div class="hezo-form">
      <label class="hezo-choice">
        <input type="checkbox" role="switch" .checked=${shared} @click=${handleClick} />
        <span>${msg(str`Pracownicy firmy ${supplier} mogą czytać i odpowiadać`)}</span>
      </label>
    </div>
    ${asking || look.waitsUntil === undefined ? nothing : waiting(look, look.waitsUntil, button)}
    ${
      asking
        ? question(
            shared
              ? msg(
                  str`Firma ${supplier} od razu przestanie widzieć to zgłoszenie. Tego, co jej pracownicy już przeczytali, nie da się cofnąć.`,
                )
              : framed
                ? msg(
                    str`Pracownicy firmy ${supplier} zobaczą całą rozmowę, także wcześniejsze wiadomości, i będą mogli odpowiadać, gdy potwierdzisz to linkiem, który wyślemy Ci e-mailem. Zgodę możesz wycofać w każdej chwili.`,
                  )
                : msg(
                    str`Pracownicy firmy ${supplier} zobaczą całą rozmowę, także wcześniejsze wiadomości, i będą mogli odpowiadać. Zgodę możesz wycofać w każdej chwili.`,
                  ),
            shared
              ? msg('Wycofaj zgodę')
              : framed
                ? msg('Wyślij link do potwierdzenia')
                : msg('Udostępnij zgłoszenie'),
            button,
            decide,
            () => ask(false),
          )
        : nothing
    }`
}

/** Asked for inside a frame: nothing is shared before the emailed link is confirmed. */
function waiting(
  { supplier, resend, cancel }: SharingLook,
  until: string,
  button: Button,
): TemplateResult {
  return html`<div class="notice" role="group" aria-label=${msg('Czeka na potwierdzenie e-mailem')}>
    <p>
      <strong>${msg('Czeka na potwierdzenie e-mailem')}</strong><br />
      ${msg(
        str`Firma ${supplier} zobaczy to zgłoszenie dopiero po potwierdzeniu zgody linkiem z e-maila. Link działa do ${formatInstant(until)}.`,
      )}
    </p>
    <div class="hezo-form">
      <div class="hezo-actions">
        ${button(msg('Wyślij link ponownie'), resend)}
        ${button(msg('Anuluj udostępnianie'), cancel)}
      </div>
    </div>
  </div>`
}
