import type { TotpEnrolment } from '@hezo/api'
import { parseTotpCode } from '@hezo/domain'
import { msg } from '@lit/localize'
import { nothing } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { rule } from '../foundation/rules.ts'
import { codeField } from '../two-factor/code-field.ts'
import { adoptTwoFactorStyles, renderEnrolment } from '../two-factor/enrolment.ts'
import { AccountSection } from './account-section.ts'

/** Another authenticator app in the place of the one in use. */
@element('hezo-account-authenticator')
export class AuthenticatorSection extends AccountSection {
  readonly #form = new FormController<'code'>(this, {
    names: ['code'],
    secrets: ['code'],
    load: async () => ({ code: rule('totpCode', parseTotpCode) }),
  })

  /** What the new app needs. */
  @state() private enrolment: TotpEnrolment | undefined

  // Asked for anew when the time to confirm it has passed.
  readonly #handleStart = async (): Promise<void> => {
    adoptTwoFactorStyles(this.renderRoot)
    const started = await this.actAt('replace', async () => {
      this.enrolment = await this.account.client.me.startTotp()
    })
    if (started) await this.show('replace')
  }

  readonly #handleConfirm = async (): Promise<void> => {
    const { code } = this.#form.values
    const replaced = await this.send(this.#form, ['code'], () =>
      this.account.client.me.confirmTotp({ code }),
    )
    const { failure } = this.#form
    if (failure?.code === 'totp_change_ended') {
      this.enrolment = undefined
      this.trouble = failure
    }
    if (!replaced) return
    await this.#leave()
    this.say(msg('Nowa aplikacja działa. Pozostałe sesje zostały zakończone.'))
  }

  readonly #leave = async (): Promise<void> => {
    this.enrolment = undefined
    this.#form.failure = undefined
    this.#form.finish()
    await this.close()
  }

  protected override renderInside(): unknown {
    if (!this.enrolment) return nothing
    return form(this.#form, {
      submit: msg('Używaj nowej aplikacji'),
      onSubmit: this.#handleConfirm,
      aside: this.button(msg('Anuluj'), this.#leave, 'hezo-quiet'),
      content: codeField(this.#form, 'code', {
        label: msg('Kod z nowej aplikacji'),
        hint: msg('6 cyfr, nowe co 30 sekund'),
      }),
    })
  }

  protected override render(): unknown {
    const { enrolment } = this
    return this.frame({
      title: msg('Aplikacja z kodami'),
      lead: enrolment
        ? msg('Dotychczasowa aplikacja działa, dopóki nie potwierdzisz nowej.')
        : msg('Zmieniasz telefon albo aplikację? Przenieś kody, zanim oddasz stary telefon.'),
      content: [
        enrolment ? renderEnrolment(enrolment) : nothing,
        this.opened('replace'),
        this.open
          ? nothing
          : this.row(
              this.button(msg('Zmień aplikację'), this.#handleStart, '', { opens: 'replace' }),
            ),
      ],
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-authenticator': AuthenticatorSection
  }
}
