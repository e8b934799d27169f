import type { Ticket } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'

export interface SharingLook {
  readonly ticket: Ticket
  readonly asking: boolean
  readonly busy: boolean
  readonly ask: () => void
  readonly cancel: () => void
  readonly decide: () => void
}

/** Who may read the ticket, and the decision to change that, said before it is made. */
export function sharing(look: SharingLook): unknown {
  const { ticket, asking, ask } = look
  const { supplier, sharedWithSupplier: shared } = ticket
  if (!supplier) return nothing
  return html`<div class="sharing">
    <button
      class="switch"
      type="button"
      role="switch"
      aria-checked=${shared ? 'true' : 'false'}
      aria-expanded=${asking ? 'true' : 'false'}
      @click=${asking ? look.cancel : ask}
    >
      ${msg(str`Pracownicy firmy ${supplier.name} mogą czytać i odpowiadać`)}
    </button>
    ${asking ? question(look, supplier.name, shared) : nothing}
  </div>`
}

function question(
  { cancel, decide, busy }: SharingLook,
  supplier: string,
  shared: boolean,
): TemplateResult {
  return html`<div class="notice" role="group" aria-label=${msg('Udostępnianie')}>
    <p>
      ${
        shared
          ? msg(
              str`Firma ${supplier} od razu przestanie widzieć to zgłoszenie. Tego, co jej pracownicy już przeczytali, nie da się cofnąć.`,
            )
          : msg(
              str`Pracownicy firmy ${supplier} zobaczą całą rozmowę, także wcześniejsze wiadomości, i będą mogli odpowiadać. Zgodę możesz wycofać w każdej chwili.`,
            )
      }
    </p>
    <div class="tools">
      <button
        class="button primary"
        type="button"
        aria-disabled=${busy ? 'true' : nothing}
        @click=${decide}
      >
        ${shared ? msg('Wycofaj zgodę') : msg('Udostępnij zgłoszenie')}
      </button>
      <button class="button" type="button" @click=${cancel}>${msg('Anuluj')}</button>
    </div>
  </div>`
}
