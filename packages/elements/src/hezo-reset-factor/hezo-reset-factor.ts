import type { FactorResetAccount, NewAccount, TotpEnrolment } from '@hezo/api'
import { msg } from '@lit/localize'
import { nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { importPart } from '../foundation/import-part.ts'
import { addMessages } from '../foundation/locale.ts'
import { accountLine, OneTimeLink } from '../foundation/one-time-link.ts'
import { progress, progressStyles } from '../foundation/progress.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { usernameField } from '../foundation/username-field.ts'
import { codeField } from '../two-factor/code-field.ts'
import type * as Work from './reset-factor-work.ts'

addMessages(() => import('../locales/generated/recovery/en.ts'))

const names = ['password', 'code'] as const

/**
 * The mailed link of a reset that HEZO agreed to: the password, a new authenticator, new recovery codes.
 *
 * @fires hezo-signed-in - The new authenticator is in use and a session has started.
 * @fires hezo-navigate - The person asked for contact.
 * @slot end - Anything of yours, above the help line.
 */
@element('hezo-reset-factor')
export class HezoResetFactor extends HezoElement {
  static override styles = [tokens, shellStyles, progressStyles]

  readonly #form = new FormController(this, {
    names,
    secrets: names,
    load: async () => {
      this.#work = await importPart(() => import('./reset-factor-work.ts'))
      this.#work.adoptTwoFactorStyles(this.renderRoot)
      return this.#work.checks
    },
  })

  readonly #link = new OneTimeLink<FactorResetAccount>(this, this.#form, {
    ended: 'factor_reset_ended',
    lookUp: async () => this.#work?.lookUp(this.apiBase, this.token),
  })

  /** The secret of the one-time link. */
  @property() token = ''

  @state() private enrolment: TotpEnrolment | undefined
  @state() private account: NewAccount | undefined

  #work: typeof Work | undefined

  get #step(): number {
    return this.account ? 2 : this.enrolment ? 1 : 0
  }

  readonly #handlePassword = (): Promise<boolean> =>
    this.#form.submit(['password'], async () => {
      this.enrolment = await this.#work?.begin(this.apiBase, this.token, this.#form.values.password)
      void this.showStep(this.#lead)
    })

  readonly #handleCode = (): Promise<boolean> =>
    this.#form.submit(['code'], async () => {
      const { code } = this.#form.values
      this.account = await this.#work?.confirm(this.apiBase, this.token, code, this.#form.attempt)
      this.#form.finish()
      void this.showStep(this.#lead)
    })

  readonly #handleKept = async (): Promise<void> => {
    if (!this.account) return
    await this.#work?.enter(this.apiBase, this.account)
    this.fire('hezo-signed-in', { api: this.apiBase })
  }

  protected override renderForm(): unknown {
    if (this.account) return nothing
    if (this.enrolment) {
      return form(this.#form, {
        submit: msg('Używaj tej aplikacji'),
        onSubmit: this.#handleCode,
        content: codeField(this.#form, 'code', {
          label: msg('Kod z aplikacji'),
          hint: msg('6 cyfr, nowe co 30 sekund'),
        }),
      })
    }
    return this.#link.renderForm() ?? this.#passwordForm()
  }

  #passwordForm(): unknown {
    return form(this.#form, {
      submit: msg('Dalej: aplikacja'),
      onSubmit: this.#handlePassword,
      content: [
        usernameField(this.#link.account?.email ?? ''),
        field(this.#form, 'password', {
          label: msg('Hasło'),
          type: 'password',
          autocomplete: 'current-password',
        }),
      ],
    })
  }

  get #lead(): string | undefined {
    const { lead } = this.#link
    if (lead !== undefined) return lead
    return [
      msg('Podaj hasło do swojego konta myHEZO. Pozostanie bez zmian.'),
      msg('Poprzednia aplikacja i poprzednie kody przestaną działać.'),
      msg('Pokazujemy je tylko raz. Przydadzą się, gdy zgubisz telefon.'),
    ][this.#step]
  }

  #above(): unknown {
    if (this.account) {
      return this.#work?.renderRecoveryCodes(this.account.recoveryCodes, this.#handleKept)
    }
    if (this.enrolment) return this.#work?.renderEnrolment(this.enrolment)
    const { account } = this.#link
    return account ? accountLine(account.email) : nothing
  }

  override render(): unknown {
    const steps = [msg('Hasło'), msg('Aplikacja'), msg('Kody zapasowe')]
    return shell({
      title: this.account ? msg('Kody zapasowe') : msg('Nowa aplikacja uwierzytelniająca'),
      lead: this.#lead,
      before: [this.#link.isEnded ? nothing : progress(steps, this.#step), this.#above()],
      onContact: this.toContact,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-reset-factor': HezoResetFactor
  }
}
