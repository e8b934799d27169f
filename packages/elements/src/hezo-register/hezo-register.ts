import { msg, str } from '@lit/localize'
import { html } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { otherWay } from '../foundation/other-way.ts'
import { progress, progressStyles } from '../foundation/progress.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { contractFields, type Name, names, personFields, type Stage } from './fields.ts'
import type { RegisterSteps } from './register-steps.ts'

/**
 * Registration: the three values that authorise it, who the person is, and two-factor sign-in. Only
 * the first step comes with the page; the others arrive while the person types.
 *
 * @fires hezo-registered - The account exists and its recovery codes were shown.
 * @fires hezo-signed-in - The session of the new account has started.
 * @fires hezo-navigate - The person asked for sign-in or contact.
 * @slot - Anything of yours, above the help line.
 * @csspart frame - The box around everything.
 * @csspart title - The heading.
 * @csspart progress - The list of steps.
 */
@element('hezo-register')
export class HezoRegister extends HezoElement {
  static override styles = [tokens, shellStyles, progressStyles]

  readonly form = new FormController<Name>(this, {
    names,
    secrets: ['password', 'code'],
    draft: 'register',
    initial: { 'company.country': 'PL', stage: 'contract' },
    load: async () => (await this.#loadSteps()).checks,
    leave: (name) => this.#steps?.tidy(name),
    locate: (name) => {
      const at = [contractFields, personFields].findIndex((step) =>
        step.some((one) => one === name),
      )
      const stage = (['contract', 'person'] as const)[at]
      if (stage) this.showStage(stage)
    },
  })

  /** Where your page has sign-in; without it the element shows sign-in in its own place. */
  @property({ attribute: 'sign-in-href' }) signInHref = ''

  /** The account is made and its session has started. */
  @state() finished = false

  #steps: RegisterSteps | undefined

  get stage(): Stage {
    return this.form.values.stage as Stage
  }

  /** Shows another stage and leads focus to its first field. */
  showStage(stage: Stage): void {
    this.form.failure = undefined
    this.form.set('code', '')
    this.form.set('stage', stage)
    this.announce(
      `${msg(str`Krok ${this.#step + 1} z ${this.#stepNames.length}`)}: ${this.#stepNames[this.#step]}`,
    )
    void this.focusField()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // A draft of a later step: its code is needed at once.
    if (this.stage !== 'contract') this.form.handleStart()
  }

  async #loadSteps(): Promise<RegisterSteps> {
    const { RegisterSteps } = await import('./register-steps.ts')
    return (this.#steps ??= new RegisterSteps(this))
  }

  get #step(): number {
    return { contract: 0, person: 1, email: 2, authenticator: 2, codes: 2 }[this.stage]
  }

  get #stepNames(): string[] {
    return [msg('Umowa'), msg('Dane'), msg('Ochrona')]
  }

  readonly #handleContract = (): Promise<boolean> =>
    this.form.submit(contractFields, () => this.showStage('person'))

  protected override renderForm(): unknown {
    if (this.finished) return undefined
    if (this.stage !== 'contract') return this.#steps?.renderForm(this.stage)
    return form(this.form, {
      submit: msg('Dalej: dane'),
      onSubmit: this.#handleContract,
      content: html`
        ${field(this.form, 'nip', {
          label: msg('NIP firmy'),
          hint: msg('PL i 10 cyfr, np. PL 123-456-32-18'),
          exact: true,
        })}
        ${field(this.form, 'contractNumber', {
          label: msg('Numer umowy'),
          hint: msg('Dowolnej umowy serwisowej Twojej firmy'),
          exact: true,
        })}
        ${field(this.form, 'serialNumber', {
          label: msg('Numer seryjny'),
          hint: this.#steps?.serialNote ?? msg('Dowolnego urządzenia z tej umowy'),
          exact: true,
        })}
      `,
    })
  }

  override render(): unknown {
    if (this.finished) {
      return shell({
        title: msg('Konto gotowe'),
        lead: msg('Możesz już zgłaszać awarie i śledzić zgłoszenia.'),
        onContact: this.toContact,
      })
    }
    return shell({
      title:
        this.stage === 'contract'
          ? msg('Rejestracja')
          : (this.#steps?.title(this.stage) ?? msg('Rejestracja')),
      lead:
        this.stage === 'contract'
          ? msg('Jednorazowo, w trzech krokach. Miej pod ręką umowę serwisową.')
          : this.#steps?.lead(this.stage),
      before: html`${progress(this.#stepNames, this.#step)} ${this.#steps?.renderAbove(this.stage)}`,
      after:
        this.#step < 2
          ? otherWay(this, msg('Masz już konto?'), msg('Zaloguj się'), 'sign-in', this.signInHref)
          : undefined,
      onContact: this.toContact,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-register': HezoRegister
  }
}
