import { msg } from '@lit/localize'
import { html } from 'lit'
import { property } from 'lit/decorators.js'
import { element } from '../define.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { importPart } from '../foundation/import-part.ts'
import { otherWay } from '../foundation/other-way.ts'
import { progress, progressStyles } from '../foundation/progress.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { contractFields, type Name, names, type Stage } from './fields.ts'
import type { RegisterSteps } from './register-steps.ts'

/**
 * Registration: the three values that authorise it, who the person is, and two-factor sign-in. Only
 * the first step comes with the page; the others arrive while the person types.
 *
 * @fires hezo-registered - The account exists and its recovery codes were shown.
 * @fires hezo-signed-in - The session of the new account has started.
 * @fires hezo-navigate - The person asked for sign-in or contact.
 * @slot end - Anything of yours, above the help line.
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
    locate: (name) => this.#steps?.locate(name),
  })

  /** Where your page has sign-in; without it the element shows sign-in in its own place. */
  @property({ attribute: 'sign-in-href' }) signInHref = ''

  #steps: RegisterSteps | undefined

  get stage(): Stage {
    return this.form.values.stage as Stage
  }

  /** The steps and which of them is on show, from 0. */
  get steps(): { readonly names: readonly string[]; readonly current: number } {
    const current = ['contract', 'person'].indexOf(this.stage)
    return {
      names: [msg('Umowa'), msg('Dane'), msg('Ochrona')],
      current: current < 0 ? 2 : current,
    }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // A draft of a later step: its code is needed at once.
    if (this.stage !== 'contract') this.form.handleStart()
  }

  async #loadSteps(): Promise<RegisterSteps> {
    const { RegisterSteps } = await importPart(() => import('./register-steps.ts'))
    return (this.#steps ??= new RegisterSteps(this))
  }

  readonly #handleContract = (): Promise<boolean> =>
    this.form.submit(contractFields, () => this.#steps?.show('person'))

  protected override renderForm(): unknown {
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
    const { names: steps, current } = this.steps
    const later = this.#steps?.look(this.stage)
    return shell({
      title: later?.title ?? msg('Rejestracja'),
      lead: later?.lead ?? msg('Jednorazowo, w trzech krokach. Miej pod ręką umowę serwisową.'),
      before: [progress(steps, current), later?.above],
      after:
        current < 2 &&
        otherWay(this, msg('Masz już konto?'), msg('Zaloguj się'), 'sign-in', this.signInHref),
      onContact: this.toContact,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-register': HezoRegister
  }
}
