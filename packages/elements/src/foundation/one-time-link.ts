import { msg, str } from '@lit/localize'
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { failureBox } from './failure-box.ts'
import type { FormController } from './form-controller.ts'
import type { HezoElement } from './hezo-element.ts'

type LinkForm = Pick<FormController<string>, 'failure' | 'submit'>

export interface OneTimeLinkOptions<Account> {
  /** The code of the problem that says that the link can be used no more. */
  readonly ended: string
  /** Asks the API whom the link is for. */
  readonly lookUp: () => Promise<Account | undefined>
}

/**
 * The account that a one-time link is for, looked up once the element has the link's `token`. A link that
 * has ended says so at once; when the look-up fails otherwise, the form can be used without it.
 */
export class OneTimeLink<Account extends { readonly email: string }> implements ReactiveController {
  account: Account | undefined
  /** Whether the link can be used no more. */
  isEnded = false
  isLooking = false

  readonly #host: HezoElement & { readonly token: string }
  readonly #form: LinkForm
  readonly #options: OneTimeLinkOptions<Account>
  #token = ''

  constructor(
    host: HezoElement & { readonly token: string },
    form: LinkForm,
    options: OneTimeLinkOptions<Account>,
  ) {
    this.#host = host
    this.#form = form
    this.#options = options
    host.addController(this)
  }

  hostUpdate(): void {
    const { token } = this.#host
    const isNew = token !== this.#token
    // The sentence was the server's, in another language: it is asked for again.
    const isSilent = this.isEnded && !this.#form.failure
    if (!token || this.isLooking || !(isNew || isSilent)) return
    this.#token = token
    void this.#lookUp()
  }

  /** In the place of the form while there is none; undefined when the form is to be shown. */
  renderForm(): unknown {
    if (this.isLooking) return nothing
    if (!this.isEnded) return undefined
    const { failure } = this.#form
    return html`<div class="hezo-form" slot="form">
      ${failure && failureBox(failure, this.#host.toContact)}
    </div>`
  }

  /** In the place of what the form asks for; undefined when the form is shown. */
  get lead(): string | undefined {
    if (this.isLooking) return checkingLink()
    return this.isEnded ? '' : undefined
  }

  async #lookUp(): Promise<void> {
    this.isLooking = true
    this.isEnded = false
    this.account = undefined
    await this.#form.submit([], async () => {
      this.account = await this.#options.lookUp()
    })
    const { failure } = this.#form
    this.isLooking = false
    if (failure?.code === 'validation_failed') this.#form.failure = incomplete()
    this.isEnded = [this.#options.ended, 'validation_failed'].includes(failure?.code ?? '')
    this.#host.requestUpdate()
  }
}

/** The text under the heading while a link is looked up. */
export function checkingLink(): string {
  return msg('Sprawdzamy link…')
}

/** Names an account above the first field of its form: the person, the email, the company. */
export function accountLine(...parts: readonly string[]): TemplateResult {
  const account = parts.join(', ')
  return html`<p part="account">${msg(str`Konto: ${account}`)}</p>`
}

/** The failure of a link that is none of ours, e.g. because its end was not copied. */
function incomplete() {
  return {
    code: 'link_incomplete',
    message: msg('Ten link jest niekompletny. Skopiuj go w całości z wiadomości.'),
  }
}
