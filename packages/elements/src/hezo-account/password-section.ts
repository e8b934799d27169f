import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { usernameField } from '../foundation/username-field.ts'
import { required } from '../foundation/rules.ts'
import { newPassword } from '../two-factor/new-password.ts'
import { AccountSection } from './account-section.ts'
import { passwordHint } from './password-hint.ts'
import { secretField } from './show-secret.ts'

const names = ['currentPassword', 'newPassword'] as const

type Name = (typeof names)[number]

/** Another password. */
@element('hezo-account-password')
export class PasswordSection extends AccountSection {
  readonly #form = new FormController<Name>(this, {
    names,
    secrets: names,
    load: async () => ({ currentPassword: required, newPassword }),
  })

  /** The field that can be read. */
  @state() private shown: Name | undefined

  readonly #handleSave = async (): Promise<void> => {
    this.shown = undefined
    const { currentPassword, newPassword: wanted } = this.#form.values
    const saved = await this.send(this.#form, names, () =>
      this.account.client.me.changePassword({ currentPassword, newPassword: wanted }),
    )
    if (!saved) return
    this.#form.finish()
    await this.close()
    this.say(msg('Hasło zmienione. Pozostałe sesje zostały zakończone.'))
  }

  readonly #handleCancel = (): void => {
    this.shown = undefined
    this.#form.failure = undefined
    this.#form.finish()
    void this.close()
  }

  protected override renderInside(): unknown {
    if (this.open !== 'password') return nothing
    const { email, company } = this.account.me
    const context = { email, companyName: company?.name, nip: company?.nip }
    return form(this.#form, {
      submit: msg('Zmień hasło'),
      onSubmit: this.#handleSave,
      aside: this.button(msg('Anuluj'), this.#handleCancel, 'hezo-quiet'),
      content: html`
        ${usernameField(email)}
        ${this.#field('currentPassword', msg('Obecne hasło'), 'current-password')}
        ${this.#field(
          'newPassword',
          msg('Nowe hasło'),
          'new-password',
          passwordHint(this.#form.values.newPassword, context),
        )}
      `,
    })
  }

  #field(
    name: Name,
    label: string,
    autocomplete: 'current-password' | 'new-password',
    hint = '',
  ): TemplateResult {
    const shown = this.shown === name
    return secretField(this.#form, name, {
      label,
      hint,
      autocomplete,
      shown,
      onShow: () => (this.shown = shown ? undefined : name),
    })
  }

  protected override render(): unknown {
    return this.frame({
      title: msg('Hasło'),
      lead: msg('Po zmianie zakończymy Twoje pozostałe sesje.'),
      content:
        this.open === 'password'
          ? this.opened('password')
          : this.row(this.opener('password', msg('Zmień hasło'))),
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-password': PasswordSection
  }
}
