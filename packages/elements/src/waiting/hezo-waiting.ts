import { msg, str } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { adoptFormStyles } from '../foundation/form-styles.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { addMessages } from '../foundation/locale.ts'
import { guideLink } from '../foundation/other-way.ts'
import { phoneLink, reach } from '../foundation/reach.ts'
import { type Failure, failureOf } from '../foundation/sentences.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { formatTime } from '../support/formats.ts'
import { failureNotice } from '../support/notices.ts'
import { Poll } from '../support/poll.ts'
import type { Support } from '../support/support-work.ts'

addMessages(() => import('../locales/generated/waiting/en.ts'))

const styles = css`
  .notice {
    display: grid;
    gap: 12px;
    padding: 16px;
    border-radius: var(--_radius);
    background: var(--_tint);
    overflow-wrap: anywhere;
  }
  h3 {
    margin: 0 0 8px;
    font-size: 1em;
    font-weight: 650;
  }
  ul {
    display: grid;
    gap: 8px;
    margin: 0;
    padding-inline-start: 20px;
  }
  li {
    text-wrap: pretty;
  }
  .reach {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-variant-numeric: tabular-nums;
  }
`

/** The element that it stands in. */
export type WaitingHost = HezoElement

/**
 * Says to a person who has registered that an owner of the company has yet to let them in, what they
 * can do meanwhile, and looks again: by itself, and when asked to. In the place of everything that
 * belongs to the company.
 *
 * @fires hezo-account-changed - An owner has let the person in.
 */
@element('hezo-waiting')
export class HezoWaiting extends HezoElement {
  static override styles = [tokens, shellStyles, styles]

  /** The calls and the person. */
  @property({ attribute: false }) support!: Support

  /** The state of things alone: above the own account, which is what can be done meanwhile. */
  @property({ type: Boolean }) brief = false

  /** Where the page has the account; without it nothing leads there. */
  @property({ attribute: 'account-href' }) accountHref = ''

  /** What it stands in. */
  @property({ attribute: false }) host!: WaitingHost

  /** Goes on to what the person may see from then on. */
  @property({ attribute: false }) onApproved!: () => unknown

  @state() private busy = false
  @state() private failure: Failure | undefined
  /** What the person heard who looked last. */
  @state() private said = ''

  protected readonly poll = new Poll(this, () => this.#look())

  override connectedCallback(): void {
    super.connectedCallback()
    adoptFormStyles(this.renderRoot)
    document.addEventListener('hezo-account-changed', this.#handleChange)
  }

  override disconnectedCallback(): void {
    document.removeEventListener('hezo-account-changed', this.#handleChange)
    super.disconnectedCallback()
  }

  /** Asks whether the person is in by now, and tells the page: all its elements know the same person. */
  async #look(): Promise<boolean> {
    const { client, me } = this.support
    Object.assign(me, await client.me.get())
    if (me.isApproved) this.fire('hezo-account-changed', { api: this.apiBase })
    return me.isApproved
  }

  readonly #handleChange = (): void => {
    if (this.support.me.isApproved) void this.#goOn()
  }

  async #goOn(): Promise<void> {
    const { host } = this
    const wasRead = this.matches(':focus-within')
    await this.onApproved()
    await host.updateComplete
    host.announce(msg('Masz już dostęp.'))
    if (wasRead) void host.focusTitle()
  }

  readonly #handleLook = async (): Promise<void> => {
    if (this.busy) return
    this.busy = true
    this.failure = undefined
    try {
      if (!(await this.#look())) {
        this.said = msg(str`Jeszcze nie. Sprawdzono o ${formatTime(new Date())}.`)
      }
    } catch (error) {
      this.failure = failureOf(error)
    }
    this.busy = false
  }

  readonly #handleAccount = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.fire('hezo-navigate', { to: 'account' })
  }

  protected override render(): unknown {
    const title = msg('Twój dostęp czeka na zatwierdzenie')
    return this.brief
      ? this.#renderState(html`<p><strong>${title}</strong></p>`)
      : shell({
          title,
          lead: msg('Rejestracja zakończona. Ostatni krok należy do Twojej firmy.'),
          before: this.#renderState(),
          after: this.#renderMeanwhile(),
          helpless: true,
        })
  }

  #renderState(title: unknown = nothing): TemplateResult {
    const { company, email } = this.support.me
    return html`<div class="notice">
      ${title}
      <p>
        ${msg(
          str`Właściciel konta firmy ${company?.name ?? ''} musi zatwierdzić Twój dostęp. Poprosiliśmy o to e-mailem.`,
        )}
      </p>
      <p>
        ${msg(str`Gdy to zrobi, napiszemy na adres ${email}.`)}
        ${
          this.brief
            ? nothing
            : msg('Wtedy pojawią się tutaj umowy, urządzenia i zgłoszenia firmy.')
        }
      </p>
      ${
        this.failure
          ? failureNotice(this.failure, this.#handleLook, this.host.toContact)
          : html`<div class="hezo-form">
              <div class="hezo-actions">
                <button
                  class=${this.brief ? '' : 'hezo-primary'}
                  type="button"
                  aria-disabled=${this.busy ? 'true' : nothing}
                  @click=${this.#handleLook}
                >
                  ${msg('Sprawdź ponownie')}
                </button>
              </div>
              <p class="hezo-help" role="status">
                ${this.said || msg('Ta strona sprawdza to też sama.')}
              </p>
            </div>`
      }
    </div>`
  }

  #renderMeanwhile(): TemplateResult {
    return html`<div>
      <h3>${msg('Tymczasem')}</h3>
      <ul>
        <li>
          ${msg('Awaria albo pilna sprawa? Nie musisz czekać:')}
          <span class="reach">${phoneLink()} ${reach(this.host.toContact)}</span>
        </li>
        ${
          this.accountHref
            ? html`<li>
                <a href=${this.accountHref} @click=${this.#handleAccount}
                  >${msg('Sprawdź swój profil i zabezpieczenia')}</a
                >
              </li>`
            : nothing
        }
        <li>${guideLink(this)}</li>
        <li>${msg('Długo to trwa? Zapytaj osobę, która w Twojej firmie opiekuje się myHEZO.')}</li>
      </ul>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-waiting': HezoWaiting
  }
}
