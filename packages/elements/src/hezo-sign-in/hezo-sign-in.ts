import { msg } from '@lit/localize'
import { html, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { otherWay } from '../foundation/other-way.ts'
import { SessionController } from '../foundation/session-controller.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { codeField } from '../two-factor/code-field.ts'
import { names, passwordFields } from './fields.ts'

type Stage = 'password' | 'totp' | 'recovery_code'

/**
 * Sign-in: e-mail and password, then the code of the authenticator or a recovery code. It always
 * leads to registration too.
 *
 * @fires hezo-signed-in - A session has started.
 * @fires hezo-signed-out - The person has ended it here.
 * @fires hezo-navigate - The person asked for registration or contact.
 * @slot - Anything of yours, above the help line.
 * @csspart frame - The box around everything.
 * @csspart title - The heading.
 */
@element('hezo-sign-in')
export class HezoSignIn extends HezoElement {
  static override styles = [tokens, shellStyles]

  readonly form = new FormController(this, {
    names,
    secrets: ['password', 'code'],
    load: async () => (await import('./sign-in-work.ts')).checksFor(() => this.stage),
  })
  readonly #session = new SessionController(this)

  /** Where your page has registration; without it the element shows it in its own place. */
  @property({ attribute: 'register-href' }) registerHref = ''

  @state() private stage: Stage = 'password'

  #challengeToken = ''

  #show(stage: Stage): void {
    this.stage = stage
    this.form.failure = undefined
    this.form.set('code', '')
    void this.focusField(stage === 'password' && this.form.values.email ? 'password' : undefined)
  }

  readonly #handlePassword = (): Promise<boolean> =>
    this.form.submit(passwordFields, async () => {
      const { begin } = await import('./sign-in-work.ts')
      this.#challengeToken = await begin(this.apiBase, this.form.values)
      this.#show('totp')
      this.announce(this.#lead)
    })

  readonly #handleCode = async (): Promise<void> => {
    const { stage } = this
    if (stage === 'password') return
    const done = await this.form.submit(['code'], async () => {
      const { complete } = await import('./sign-in-work.ts')
      await complete(this.apiBase, stage, this.#challengeToken, this.form.values.code)
    })
    const { failure } = this.form
    if (done) {
      this.stage = 'password'
      this.form.finish()
      this.fire('hezo-signed-in', { api: this.apiBase })
    } else if (failure?.code === 'challenge_ended') {
      this.form.set('password', '')
      this.#show('password')
      this.form.failure = failure
    }
  }

  readonly #handleSignOut = async (): Promise<void> => {
    const { session } = await this.#session.transport()
    await session.end()
    this.fire('hezo-signed-out', { api: this.apiBase })
  }

  protected override renderForm(): unknown {
    if (this.#session.signedIn) return nothing
    return this.stage === 'password' ? this.#renderPassword() : this.#renderCode(this.stage)
  }

  #renderPassword(): unknown {
    return form(this.form, {
      submit: msg('Dalej: kod z aplikacji'),
      onSubmit: this.#handlePassword,
      content: html`
        ${field(this.form, 'email', {
          label: msg('E-mail'),
          type: 'email',
          autocomplete: 'username',
        })}
        ${field(this.form, 'password', {
          label: msg('Hasło'),
          type: 'password',
          autocomplete: 'current-password',
        })}
      `,
    })
  }

  #renderCode(stage: Exclude<Stage, 'password'>): unknown {
    const totp = stage === 'totp'
    return form(this.form, {
      submit: msg('Zaloguj się'),
      onSubmit: this.#handleCode,
      content: totp
        ? codeField(this.form, 'code', {
            label: msg('Kod z aplikacji'),
            hint: msg('6 cyfr, nowe co 30 sekund'),
          })
        : field(this.form, 'code', {
            label: msg('Kod zapasowy'),
            hint: msg('16 znaków, np. 7K3M-9QXA-0DRT-W5HJ'),
            exact: true,
          }),
      aside: html`<button
          class="hezo-quiet"
          type="button"
          @click=${() => this.#show(totp ? 'recovery_code' : 'totp')}
        >
          ${totp ? msg('Użyj kodu zapasowego') : msg('Użyj kodu z aplikacji')}
        </button>
        <button class="hezo-quiet" type="button" @click=${() => this.#show('password')}>
          ${msg('Wstecz')}
        </button>`,
    })
  }

  get #lead(): string {
    if (this.stage === 'totp') return msg('Przepisz kod z aplikacji uwierzytelniającej.')
    return this.stage === 'recovery_code'
      ? msg('Nie masz telefonu? Użyj jednego z kodów zapasowych.')
      : ''
  }

  override render(): unknown {
    if (this.#session.signedIn) {
      return shell({
        title: msg('Zalogowano'),
        lead: msg('Jesteś na koncie myHEZO.'),
        before: html`<p>
          <button class="hezo-link" type="button" @click=${this.#handleSignOut}>
            ${msg('Wyloguj się')}
          </button>
        </p>`,
        onContact: this.toContact,
      })
    }
    return shell({
      title: msg('Logowanie'),
      lead: this.#lead,
      after: otherWay(
        this,
        msg('Nie masz jeszcze konta?'),
        msg('Zarejestruj się'),
        'register',
        this.registerHref,
      ),
      onContact: this.toContact,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-sign-in': HezoSignIn
  }
}
