import { msg } from '@lit/localize'
import { html, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { fire } from '../foundation/events.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { usernameField } from '../foundation/username-field.ts'
import { required } from '../foundation/rules.ts'
import { AccountSection } from './account-section.ts'
import { secretField } from './show-secret.ts'

/** The end of the account: what is kept and why, the password, and no way back. */
@element('hezo-account-close')
export class CloseSection extends AccountSection {
  readonly #form = new FormController<'password'>(this, {
    names: ['password'],
    secrets: ['password'],
    load: async () => ({ password: required }),
  })

  /** Whether the password can be read. */
  @state() private shown = false
  /** Whether it is done. */
  @state() private closed = false

  readonly #handleClose = async (): Promise<void> => {
    this.shown = false
    const { password } = this.#form.values
    const closed = await this.send(this.#form, ['password'], () =>
      this.account.client.me.erase({ password }),
    )
    if (!closed) return
    this.#form.finish()
    this.closed = true
    this.announce(this.#farewell)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.notice button')?.focus()
  }

  readonly #handleLeave = async (): Promise<void> => {
    const account = this.closest('hezo-account')
    const root = this.getRootNode()
    const api = this.apiBase
    // This section goes with the session, and in the portal the whole account.
    await this.account.client.session.end()
    fire(account?.isConnected ? account : root, 'hezo-signed-out', { api })
  }

  get #farewell(): string {
    return msg('Konto zamknięte. Potwierdzenie wysłaliśmy e-mailem.')
  }

  readonly #handleCancel = (): void => {
    this.shown = false
    this.#form.failure = undefined
    this.#form.finish()
    void this.close()
  }

  protected override renderInside(): unknown {
    if (this.open !== 'close' || this.closed) return nothing
    return form(this.#form, {
      submit: msg('Zamknij konto na zawsze'),
      onSubmit: this.#handleClose,
      aside: this.button(msg('Anuluj'), this.#handleCancel, 'hezo-quiet'),
      content: [
        usernameField(this.account.me.email),
        secretField(this.#form, 'password', {
          label: msg('Hasło'),
          hint: msg('Tego nie da się cofnąć.'),
          autocomplete: 'current-password',
          shown: this.shown,
          onShow: () => (this.shown = !this.shown),
        }),
      ],
    })
  }

  protected override render(): unknown {
    return this.frame({
      title: msg('Zamknięcie konta'),
      content: this.closed
        ? html`<div class="notice">
            <p>${this.#farewell}</p>
            <div class="hezo-form">
              <div class="hezo-actions">
                ${this.button(msg('Wyjdź'), this.#handleLeave, 'hezo-primary')}
              </div>
            </div>
          </div>`
        : html`<p class="lead">
              ${msg('Usuniemy Twoje imię, nazwisko, e-mail, telefon, hasło, kody i sesje. Od razu i bez powrotu.')}
            </p>
            <p class="lead">
              ${msg('Bez Twojego nazwiska zostaną zgłoszenia i wiadomości firmy, bo dokumentują wykonanie umowy i mogą być podstawą roszczeń (art. 17 ust. 3 lit. e RODO), oraz rejestr zdarzeń bezpieczeństwa, z numerem zamiast osoby.')}
            </p>
            ${this.open === 'close' ? this.opened('close') : this.row(this.opener('close', msg('Zamknij konto')))}`,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-close': CloseSection
  }
}
