import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'

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
}

/** Who may read the ticket, and the decision to change that, said before it is made. */
export function sharing(look: SharingLook, button: Button): TemplateResult {
  const { supplier, shared, asking, ask, decide } = look
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
    ${
      asking
        ? question(
            shared
              ? msg(
                  str`Firma ${supplier} od razu przestanie widzieć to zgłoszenie. Tego, co jej pracownicy już przeczytali, nie da się cofnąć.`,
                )
              : msg(
                  str`Pracownicy firmy ${supplier} zobaczą całą rozmowę, także wcześniejsze wiadomości, i będą mogli odpowiadać. Zgodę możesz wycofać w każdej chwili.`,
                ),
            shared ? msg('Wycofaj zgodę') : msg('Udostępnij zgłoszenie'),
            button,
            decide,
            () => ask(false),
          )
        : nothing
    }`
}
