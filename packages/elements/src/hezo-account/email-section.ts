import { parseEmail, parseTotpCode } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { attemptKey } from '../foundation/attempt-key.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { rule } from '../foundation/rules.ts'
import { AccountSection } from './account-section.ts'

const codes = ['currentCode', 'newCode'] as const
const names = ['email', ...codes] as const

type Name = (typeof names)[number]

/** Another e-mail address, confirmed by codes from both mailboxes. */
@element('hezo-account-email')
export class EmailSection extends AccountSection {
  readonly #form = new FormController<Name>(this, {
    names,
    secrets: codes,
    load: async () => ({
      email: rule('email', parseEmail),
      currentCode: rule('totpCode', parseTotpCode),
      newCode: rule('totpCode', parseTotpCode),
    }),
  })

  /** What the codes are for; empty until they were sent. */
  @state() private emailChangeToken = ''

  readonly #handleStart = async (): Promise<void> => {
    const { email } = this.#form.values
    const once = { idempotencyKey: attemptKey() }
    const sent = await this.send(this.#form, ['email'], async () => {
      const { emailChangeToken } = await this.account.client.me.changeEmail({ email }, once)
      this.emailChangeToken = emailChangeToken
    })
    if (!sent) return
    for (const name of codes) this.#form.set(name, '')
    this.announce(this.#lead)
    await this.focusField('currentCode')
  }

  readonly #handleConfirm = async (): Promise<void> => {
    const { account, emailChangeToken } = this
    const { currentCode, newCode } = this.#form.values
    const changed = await this.send(this.#form, codes, async () => {
      const me = await account.client.me.confirmEmail({ emailChangeToken, currentCode, newCode })
      Object.assign(account.me, me)
    })
    if (this.#form.failure?.code === 'email_change_ended') this.emailChangeToken = ''
    if (!changed) return
    await this.#leave()
    this.fire('hezo-account-changed', { api: this.apiBase })
    this.say(msg('E-mail zmieniony. Od teraz to Twój login.'))
  }

  readonly #leave = async (): Promise<void> => {
    this.emailChangeToken = ''
    this.#form.failure = undefined
    this.#form.finish()
    await this.close()
  }

  get #lead(): string {
    return this.emailChangeToken
      ? msg('Wysłaliśmy kody na oba adresy. Przepisz je, żeby potwierdzić zmianę.')
      : msg('Twój login. Tu piszemy o zgłoszeniach i bezpieczeństwie konta.')
  }

  protected override renderInside(): unknown {
    if (this.open !== 'email') return nothing
    const cancel = this.button(msg('Anuluj'), this.#leave, 'hezo-quiet')
    if (!this.emailChangeToken) {
      return form(this.#form, {
        submit: msg('Wyślij kody'),
        onSubmit: this.#handleStart,
        aside: cancel,
        content: field(this.#form, 'email', {
          label: msg('Nowy e-mail'),
          hint: msg('Wyślemy kod na nowy i na dotychczasowy adres.'),
          type: 'email',
          autocomplete: 'email',
        }),
      })
    }
    return form(this.#form, {
      submit: msg('Zmień e-mail'),
      onSubmit: this.#handleConfirm,
      aside: [this.button(msg('Wyślij nowe kody'), this.#handleStart, 'hezo-quiet'), cancel],
      content: [
        this.#code('currentCode', this.account.me.email),
        this.#code('newCode', this.#form.values.email.trim()),
      ],
    })
  }

  #code(name: Name, email: string): TemplateResult {
    return field(this.#form, name, {
      label: msg(str`Kod z ${email}`),
      hint: msg('6 cyfr'),
      inputmode: 'numeric',
      exact: true,
      code: true,
    })
  }

  protected override render(): unknown {
    return this.frame({
      title: msg('E-mail'),
      lead: this.#lead,
      content: html`<p><strong>${this.account.me.email}</strong></p>
        ${this.open === 'email' ? this.opened('email') : this.row(this.opener('email', msg('Zmień e-mail')))}`,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-email': EmailSection
  }
}
