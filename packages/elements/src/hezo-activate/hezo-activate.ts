import type { ActivationAccount, NewAccount, TotpEnrolment } from '@hezo/api'
import { msg } from '@lit/localize'
import { nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { importPart } from '../foundation/import-part.ts'
import { accountLine, OneTimeLink } from '../foundation/one-time-link.ts'
import { otherWay } from '../foundation/other-way.ts'
import { progress, progressStyles } from '../foundation/progress.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { usernameField } from '../foundation/username-field.ts'
import type * as ActivateWork from './activate-work.ts'

const names = ['password', 'code'] as const

/**
 * A one-time link for an account that somebody else made: password, authenticator, recovery codes.
 *
 * @fires hezo-signed-in - The account is active and its session has started.
 * @fires hezo-navigate - The person asked for contact or sign-in.
 * @slot end - Anything of yours, above the help line.
 */
@element('hezo-activate')
export class HezoActivate extends HezoElement {
  static override styles = [tokens, shellStyles, progressStyles]

  readonly #form = new FormController(this, {
    names,
    secrets: names,
    load: async () => {
      this.#work = await importPart(() => import('./activate-work.ts'))
      this.#work.adoptStyles(this)
      return this.#work.checks
    },
  })

  readonly #link = new OneTimeLink<ActivationAccount>(this, this.#form, {
    ended: 'activation_ended',
    lookUp: async () => this.#work?.lookUp(this.apiBase, this.token),
  })

  /** The secret of the one-time link. */
  @property() token = ''

  @state() private enrolment: TotpEnrolment | undefined
  @state() private account: NewAccount | undefined

  #work: typeof ActivateWork | undefined

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
      this.account = await this.#work?.confirm(this.apiBase, this.token, this.#form.values.code)
      this.#form.finish()
      void this.showStep(this.#lead)
    })

  readonly #handleKept = async (): Promise<void> => {
    if (!this.account) return
    await this.#work?.enter(this.apiBase, this.account)
    this.fire('hezo-signed-in', { api: this.apiBase })
  }

  get #lead(): string | undefined {
    const { lead } = this.#link
    if (lead !== undefined) return lead
    return [
      msg('Ustaw hasło do swojego konta myHEZO.'),
      msg('Przy logowaniu poprosimy o kod z aplikacji w telefonie.'),
      msg('Pokazujemy je tylko raz. Przydadzą się, gdy zgubisz telefon.'),
    ][this.#step]
  }

  protected override renderForm(): unknown {
    if (this.account) return nothing
    if (this.enrolment) return this.#work?.codeForm(this.#form, this.#handleCode)
    return this.#link.renderForm() ?? this.#passwordForm()
  }

  #passwordForm(): unknown {
    return form(this.#form, {
      submit: msg('Dalej: aplikacja'),
      onSubmit: this.#handlePassword,
      content: [
        usernameField(this.#link.account?.email ?? ''),
        field(this.#form, 'password', {
          label: msg('Nowe hasło'),
          hint: msg('Co najmniej 12 znaków, np. kilka słów'),
          type: 'password',
          autocomplete: 'new-password',
        }),
      ],
    })
  }

  /** Whom the link is for, above the password. */
  #person(): unknown {
    const { account } = this.#link
    if (!account || this.#step > 0) return nothing
    const { firstName, lastName, email, company } = account
    return accountLine(`${firstName} ${lastName}`, email, ...(company ? [company] : []))
  }

  override render(): unknown {
    const steps = [msg('Hasło'), msg('Aplikacja'), msg('Kody zapasowe')]
    return shell({
      title: [msg('Aktywacja konta'), msg('Aplikacja uwierzytelniająca'), msg('Kody zapasowe')][
        this.#step
      ],
      lead: this.#lead,
      before: [
        this.#link.isEnded ? nothing : progress(steps, this.#step),
        this.#person(),
        this.#work?.above(this.enrolment, this.account, this.#handleKept),
      ],
      after: this.#link.isEnded
        ? otherWay(this, msg('Masz już konto?'), msg('Zaloguj się'), 'sign-in', '')
        : nothing,
      onContact: this.toContact,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-activate': HezoActivate
  }
}
