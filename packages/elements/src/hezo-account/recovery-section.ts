import { msg, str } from '@lit/localize'
import { html, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { attemptKey } from '../foundation/attempt-key.ts'
import { plural } from '../hezo-contracts/plural.ts'
import { adoptTwoFactorStyles } from '../two-factor/enrolment.ts'
import { renderRecoveryCodes } from '../two-factor/recovery-codes.ts'
import { AccountSection } from './account-section.ts'

/** With this many left it is time for new ones. */
const few = 3

/** The recovery codes: how many are left, and new ones, shown once. */
@element('hezo-account-recovery')
export class RecoverySection extends AccountSection {
  @state() private codes: readonly string[] | undefined

  readonly #handleRenew = async (): Promise<void> => {
    adoptTwoFactorStyles(this.renderRoot)
    const { client, me } = this.account
    const once = { idempotencyKey: attemptKey() }
    const renewed = await this.act(async () => {
      this.codes = (await client.me.renewRecoveryCodes({}, once)).recoveryCodes
    }, false)
    if (!renewed || !this.codes) return
    me.recoveryCodesLeft = this.codes.length
    this.announce(msg('Oto nowe kody. Pokazujemy je tylko raz.'))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.codes button')?.focus()
  }

  readonly #handleKept = async (): Promise<void> => {
    this.codes = undefined
    await this.close()
  }

  protected override render(): unknown {
    const { codes } = this
    const left = this.account.me.recoveryCodesLeft
    const count = plural(
      left,
      msg(str`Został ${left} kod.`),
      msg(str`Zostały ${left} kody.`),
      msg(str`Zostało ${left} kodów.`),
    )
    const isFew = left <= few
    return this.frame({
      title: msg('Kody zapasowe'),
      lead: msg('Każdy działa raz, zamiast kodu z aplikacji. Przydadzą się, gdy zgubisz telefon.'),
      content: [
        codes
          ? nothing
          : html`<p class=${isFew ? 'warning' : nothing}>
              ${count} ${isFew ? msg('Przygotuj nowe, zanim się skończą.') : nothing}
            </p>`,
        codes
          ? html`<p>${msg('Oto nowe kody. Pokazujemy je tylko raz.')}</p>
              ${renderRecoveryCodes(codes, this.#handleKept)}`
          : this.open === 'renew'
            ? this.opened(
                'renew',
                this.question(
                  msg('Dotychczasowe kody od razu przestaną działać.'),
                  msg('Pokaż nowe kody'),
                  this.#handleRenew,
                  msg('Anuluj'),
                ),
              )
            : this.row(this.opener('renew', msg('Nowe kody zapasowe'))),
      ],
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-recovery': RecoverySection
  }
}
