import { msg } from '@lit/localize'
import { html, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { importPart } from '../foundation/import-part.ts'
import { usernameField } from '../foundation/username-field.ts'
import { adoptFormStyles } from '../foundation/form-styles.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { addMessages } from '../foundation/locale.ts'
import { quietButton } from '../foundation/quiet-button.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { codeField } from '../two-factor/code-field.ts'
import { type Method, names, resetFields } from './fields.ts'
import type * as Work from './password-reset-work.ts'

addMessages(() => import('../locales/generated/recovery/en.ts'))

/**
 * A forgotten password: the e-mail address, then the code from the mail, a new password and a second
 * factor. It signs nobody in.
 *
 * @fires hezo-navigate - The person asked for sign-in or contact.
 * @slot end - Anything of yours, above the help line.
 */
@element('hezo-password-reset')
export class HezoPasswordReset extends HezoElement {
  static override styles = [tokens, shellStyles]

  readonly #form = new FormController(this, {
    names,
    secrets: resetFields,
    load: async () => {
      this.#work = await importPart(() => import('./password-reset-work.ts'))
      return this.#work.checksFor(() => this.method)
    },
  })

  @state() private step: 'email' | 'code' | 'done' = 'email'
  @state() private method: Method = 'totp'

  #work: typeof Work | undefined
  #token = ''

  protected override firstUpdated(): void {
    adoptFormStyles(this.renderRoot)
  }

  readonly #handleEmail = (): Promise<boolean> =>
    this.#form.submit(['email'], async () => {
      const { email } = this.#form.values
      this.#token = (await this.#work?.begin(this.apiBase, email, this.#form.attempt)) ?? ''
      this.step = 'code'
      void this.showStep(this.#lead)
    })

  readonly #handleCode = async (): Promise<void> => {
    const done = await this.#form.submit(resetFields, async () => {
      await this.#work?.complete(this.apiBase, this.#token, this.#form.values, this.method)
    })
    const { failure } = this.#form
    if (done) {
      this.#form.finish()
      this.step = 'done'
      void this.showStep(this.#lead)
    } else if (failure?.code === 'password_reset_ended') {
      for (const name of resetFields) this.#form.set(name, '')
      this.step = 'email'
      this.#form.failure = failure
      void this.showStep()
    }
  }

  readonly #handleMethod = (): void => {
    this.method = this.method === 'totp' ? 'recovery_code' : 'totp'
    this.#form.set('secondFactor.code', '')
    void this.focusField('secondFactor.code')
  }

  readonly #handleBack = (): void => void this.navigate('sign-in')

  get #lead(): string {
    return {
      email: msg('Wyślemy na ten adres kod, jeśli jest do niego konto.'),
      code: msg('Jeśli do tego adresu jest konto, kod jest już w drodze. Jest ważny 30 minut.'),
      done: msg('Możesz się zalogować nowym hasłem. Pozostałe sesje zostały zakończone.'),
    }[this.step]
  }

  protected override renderForm(): unknown {
    if (this.step === 'done') return nothing
    if (this.step === 'email') {
      return form(this.#form, {
        submit: msg('Wyślij kod'),
        onSubmit: this.#handleEmail,
        content: field(this.#form, 'email', {
          label: msg('E-mail'),
          type: 'email',
          autocomplete: 'username',
        }),
        aside: quietButton(msg('Wróć do logowania'), this.#handleBack),
      })
    }
    const totp = this.method === 'totp'
    return form(this.#form, {
      submit: msg('Ustaw nowe hasło'),
      onSubmit: this.#handleCode,
      content: html`
        ${usernameField(this.#form.values.email)}
        ${codeField(this.#form, 'code', {
          label: msg('Kod z wiadomości e-mail'),
          hint: msg('6 cyfr. Nie ma wiadomości? Zajrzyj do spamu.'),
        })}
        ${field(this.#form, 'password', {
          label: msg('Nowe hasło'),
          hint: msg('Co najmniej 12 znaków, np. kilka słów'),
          type: 'password',
          autocomplete: 'new-password',
        })}
        ${
          totp
            ? codeField(this.#form, 'secondFactor.code', {
                label: msg('Kod z aplikacji'),
                hint: msg('6 cyfr, nowe co 30 sekund'),
              })
            : field(this.#form, 'secondFactor.code', {
                label: msg('Kod zapasowy'),
                hint: msg('16 znaków, np. 7K3M-9QXA-0DRT-W5HJ'),
                exact: true,
              })
        }
      `,
      aside: quietButton(
        totp ? msg('Użyj kodu zapasowego') : msg('Użyj kodu z aplikacji'),
        this.#handleMethod,
      ),
    })
  }

  override render(): unknown {
    const isDone = this.step === 'done'
    return shell({
      title: isDone ? msg('Hasło zmienione') : msg('Nowe hasło do konta'),
      lead: this.#lead,
      before: isDone
        ? html`<div class="hezo-form">
            <button class="hezo-primary" type="button" @click=${this.#handleBack}>
              ${msg('Przejdź do logowania')}
            </button>
          </div>`
        : nothing,
      onContact: this.toContact,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-password-reset': HezoPasswordReset
  }
}
