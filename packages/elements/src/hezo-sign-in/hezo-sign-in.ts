import type { Challenge } from '@hezo/api'
import { msg } from '@lit/localize'
import { html, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { importPart } from '../foundation/import-part.ts'
import { offersPasskeys } from '../foundation/offers-passkeys.ts'
import { otherWay } from '../foundation/other-way.ts'
import { quietButton } from '../foundation/quiet-button.ts'
import { SessionController } from '../foundation/session-controller.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { type Name, names, passwordFields, type Stage } from './fields.ts'
import type * as SignInWork from './sign-in-work.ts'

/**
 * Sign-in: e-mail and password, then the code of the authenticator or a recovery code. It always
 * leads to registration too.
 *
 * @fires hezo-signed-in - A session has started.
 * @fires hezo-signed-out - The person has ended it here.
 * @fires hezo-navigate - The person asked for registration, a new password or contact.
 * @slot end - Anything of yours, above the help line.
 * @csspart frame - The box around everything.
 * @csspart title - The heading.
 */
@element('hezo-sign-in')
export class HezoSignIn extends HezoElement {
  static override styles = [tokens, shellStyles]

  readonly form = new FormController(this, {
    names,
    secrets: ['password', 'code'],
    load: async () => {
      this.#work = await importPart(() => import('./sign-in-work.ts'))
      return this.#work.checksFor(() => this.stage)
    },
  })
  readonly #session = new SessionController(this, () => {
    if (this.matches(':focus-within')) void this.focusTitle()
  })

  /** Where your page has registration; without it the element shows it in its own place. */
  @property({ attribute: 'register-href' }) registerHref = ''

  @state() private stage: Stage = 'password'

  #work: typeof SignInWork | undefined
  #challenge: Challenge | undefined

  #show(stage: Stage): void {
    this.stage = stage
    this.form.failure = undefined
    this.form.set('code', '')
    void this.showStep(this.#lead)
  }

  readonly #handlePassword = (): Promise<boolean> =>
    this.form.submit(passwordFields, async () => {
      this.#challenge = await this.#work?.begin(this.apiBase, this.form.values)
      this.#show('totp')
    })

  readonly #handleCode = (): Promise<void> =>
    this.#finish(['code'], async () => {
      const { stage } = this
      if (stage === 'password' || !this.#challenge) return false
      const { challengeToken } = this.#challenge
      await this.#work?.complete(this.apiBase, stage, challengeToken, this.form.values.code)
      return true
    })

  readonly #handlePasskey = (): Promise<void> =>
    this.#finish([], async () => {
      const { signInWithPasskey } = await importPart(
        () => import('../passkeys/sign-in-with-passkey.ts'),
      )
      const challenge = this.stage === 'password' ? undefined : this.#challenge
      return signInWithPasskey(this.apiBase, challenge?.challengeToken)
    })

  /** The last step, whichever it is; `signIn` says whether there is a session now. */
  async #finish(fields: readonly Name[], signIn: () => Promise<boolean>): Promise<void> {
    let signedIn = false
    await this.form.submit(fields, async () => (signedIn = await signIn()))
    const { failure } = this.form
    if (signedIn) {
      this.stage = 'password'
      this.form.finish()
      this.fire('hezo-signed-in', { api: this.apiBase })
    } else if (failure?.code === 'challenge_ended') {
      this.form.set('password', '')
      this.#show('password')
      this.form.failure = failure
    }
  }

  readonly #handleForgotten = (): void => void this.navigate('password-reset')

  readonly #handleSignOut = async (): Promise<void> => {
    const { session } = await this.#session.transport()
    await session.end()
    this.fire('hezo-signed-out', { api: this.apiBase })
  }

  protected override renderForm(): unknown {
    if (this.#session.signedIn) return nothing
    const { stage } = this
    if (stage !== 'password') {
      return this.#work?.codeForm(this.form, stage, this.#challenge?.methods ?? [], {
        submit: this.#handleCode,
        show: (other) => this.#show(other),
        passkey: this.#handlePasskey,
      })
    }
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
      aside: [
        offersPasskeys(this.apiBase)
          ? quietButton(msg('Zaloguj się kluczem dostępu'), this.#handlePasskey)
          : nothing,
        quietButton(msg('Nie pamiętasz hasła?'), this.#handleForgotten),
      ],
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
      title: this.stage === 'password' ? msg('Logowanie') : msg('Potwierdź logowanie'),
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
