import type { SharingRequest } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { html, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { importPart } from '../foundation/import-part.ts'
import { addMessages } from '../foundation/locale.ts'
import { checkingLink } from '../foundation/one-time-link.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import type * as Work from './confirm-sharing-work.ts'

addMessages(() => import('../locales/generated/sharing/en.ts'))

/**
 * The emailed link that confirms sharing a ticket with its supplier. Opening it shares nothing:
 * programs that scan email open links, and press no buttons.
 *
 * @fires hezo-navigate - The person asked for contact.
 * @slot - Anything of yours, above the help line.
 */
@element('hezo-confirm-sharing')
export class HezoConfirmSharing extends HezoElement {
  static override styles = [tokens, shellStyles]

  readonly #form = new FormController(this, {
    names: [],
    load: async () => {
      this.#work = await importPart(() => import('./confirm-sharing-work.ts'))
      return {}
    },
  })

  /** The secret of the one-time link. */
  @property() token = ''

  @state() private request: SharingRequest | undefined
  @state() private confirmed = false

  #work: typeof Work | undefined

  protected override firstUpdated(_changed: PropertyValues): void {
    void this.#read()
  }

  readonly #read = (): Promise<boolean> =>
    this.#form.submit([], async () => {
      this.request = await this.#work?.readRequest(this.apiBase, this.token)
    })

  readonly #handleConfirm = (): Promise<boolean> =>
    this.#form.submit([], async () => {
      await this.#work?.confirmRequest(this.apiBase, this.token)
      this.confirmed = true
      this.announce(this.#title)
    })

  get #title(): string {
    const supplier = this.request?.supplier.name ?? ''
    if (this.confirmed) return msg(str`Zgłoszenie udostępnione firmie ${supplier}`)
    return this.request
      ? msg(str`Udostępnić zgłoszenie firmie ${supplier}?`)
      : msg('Udostępnianie zgłoszenia')
  }

  get #lead(): unknown {
    const { request } = this
    if (!request) return this.#form.busy ? checkingLink() : nothing
    const supplier = request.supplier.name
    return this.confirmed
      ? msg('Zgodę możesz wycofać w każdej chwili na stronie zgłoszenia.')
      : msg(
          str`Pracownicy firmy ${supplier} zobaczą całą rozmowę wraz z plikami i będą mogli odpowiadać. Zgodę możesz wycofać w każdej chwili.`,
        )
  }

  protected override renderForm(): unknown {
    if (this.confirmed || (!this.request && this.#form.busy)) return nothing
    return form(this.#form, {
      submit: this.request ? msg('Potwierdź udostępnienie') : msg('Sprawdź link ponownie'),
      onSubmit: this.request ? this.#handleConfirm : this.#read,
      content: nothing,
    })
  }

  override render(): unknown {
    const ticket = this.request?.ticket
    return shell({
      title: this.#title,
      lead: this.#lead,
      before: ticket
        ? html`<p><span class="exact">${ticket.number}</span> ${ticket.subject}</p>`
        : nothing,
      onContact: this.toContact,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-confirm-sharing': HezoConfirmSharing
  }
}
