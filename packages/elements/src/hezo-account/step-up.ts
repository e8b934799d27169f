import { parseRecoveryCode, parseTotpCode } from '@hezo/domain'
import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { importPart } from '../foundation/import-part.ts'
import { offersPasskeys } from '../foundation/offers-passkeys.ts'
import { quietButton } from '../foundation/quiet-button.ts'
import { rule } from '../foundation/rules.ts'
import { failureOf } from '../foundation/sentences.ts'
import { codeField } from '../two-factor/code-field.ts'
import type { AccountSection } from './account-section.ts'
import type * as PasskeyCalls from './passkey-calls.ts'

type Method = 'totp' | 'recovery_code'

const judges = {
  totp: rule('totpCode', parseTotpCode),
  recovery_code: rule('recoveryCode', parseRecoveryCode),
}

/**
 * Asks for the second factor once more, in place of what asked, and then repeats it: for calls that the
 * service answers with `step_up_required`.
 */
export class StepUp {
  readonly #host: AccountSection
  readonly #form: FormController<'code'>
  #method: Method = 'totp'
  #withRecoveryCode = true
  /** What proves with a passkey, once it is known that the person has one. */
  #passkeys: typeof PasskeyCalls | undefined
  #settle: ((proved: boolean) => void) | undefined

  constructor(host: AccountSection) {
    this.#host = host
    this.#form = new FormController(host, {
      names: ['code'],
      secrets: ['code'],
      load: async () => ({ code: (typed, values) => judges[this.#method](typed, values) }),
    })
  }

  /** Whether the code is being asked for. */
  get asking(): boolean {
    return this.#settle !== undefined
  }

  /**
   * Runs `call`, after a fresh proof where it needs one. False when the person gave up.
   *
   * @param withRecoveryCode whether the call takes a recovery code for a proof
   */
  async run(call: () => Promise<unknown>, withRecoveryCode = true): Promise<boolean> {
    for (;;) {
      try {
        await call()
        return true
      } catch (error) {
        if ((error as { code?: string }).code !== 'step_up_required') throw error
      }
      this.#withRecoveryCode = withRecoveryCode
      if (!(await this.#ask())) return false
    }
  }

  /** Gives up, e.g. because the section is left. */
  readonly cancel = (): void => this.#finish(false)

  #ask(): Promise<boolean> {
    const asked = new Promise<boolean>((resolve) => (this.#settle = resolve))
    this.#show('totp')
    this.#lookForPasskey().catch(() => undefined)
    this.#host.announce(msg('Potwierdź, że to Ty.'))
    return asked
  }

  /** Offers a passkey to who has one; where there are none, nothing is loaded for it. */
  async #lookForPasskey(): Promise<void> {
    const { account, apiBase } = this.#host
    if (!offersPasskeys(apiBase)) return
    const calls = await importPart(() => import('./passkey-calls.ts'))
    if (!(await calls.hasPasskey(account))) return
    this.#passkeys = calls
    this.#host.requestUpdate()
  }

  readonly #handlePasskey = async (): Promise<void> => {
    const calls = this.#passkeys
    if (!calls) return
    this.#form.failure = undefined
    try {
      if (await calls.provePasskey(this.#host.account)) this.#finish(true)
    } catch (error) {
      this.#form.failure = failureOf(error)
      this.#host.requestUpdate()
    }
  }

  #show(method: Method): void {
    this.#method = method
    this.#form.failure = undefined
    this.#form.set('code', '')
    void this.#host.focusField('code')
  }

  #finish(proved: boolean): void {
    const settle = this.#settle
    this.#settle = undefined
    this.#passkeys = undefined
    this.#form.failure = undefined
    this.#form.finish()
    settle?.(proved)
  }

  readonly #handleSubmit = async (): Promise<void> => {
    const { client } = this.#host.account
    const method = this.#method
    const proved = await this.#form.submit(['code'], () =>
      client.me.stepUp({ method, code: this.#form.values.code }),
    )
    if (!proved) return
    if (method === 'recovery_code') this.#host.account.me.recoveryCodesLeft -= 1
    this.#finish(true)
  }

  /** The form that asks. */
  render(): TemplateResult {
    const totp = this.#method === 'totp'
    return form(this.#form, {
      submit: msg('Potwierdź'),
      onSubmit: this.#handleSubmit,
      content: [
        html`<p><strong>${msg('Potwierdź, że to Ty.')}</strong></p>`,
        totp
          ? codeField(this.#form, 'code', {
              label: msg('Kod z aplikacji'),
              hint: msg('6 cyfr, nowe co 30 sekund'),
            })
          : field(this.#form, 'code', {
              label: msg('Kod zapasowy'),
              hint: msg('16 znaków, np. 7K3M-9QXA-0DRT-W5HJ'),
              autocomplete: 'one-time-code',
              exact: true,
            }),
      ],
      aside: [
        this.#withRecoveryCode
          ? quietButton(totp ? msg('Użyj kodu zapasowego') : msg('Użyj kodu z aplikacji'), () =>
              this.#show(totp ? 'recovery_code' : 'totp'),
            )
          : nothing,
        this.#passkeys ? quietButton(msg('Użyj klucza dostępu'), this.#handlePasskey) : nothing,
        quietButton(msg('Anuluj'), this.cancel),
      ],
    })
  }
}
