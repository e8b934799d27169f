import { msg } from '@lit/localize'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import type { HezoEvents } from '../foundation/events.ts'
import { importPart } from '../foundation/import-part.ts'
import { addMessages } from '../foundation/locale.ts'
import { failureOf } from '../foundation/sentences.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { failureNotice, skeleton } from '../support/notices.ts'
import { SupportElement } from '../support/support-element.ts'
import { supportStyles } from '../support/support-styles.ts'
import type { Support } from '../support/support-work.ts'
import type { Account } from './account-work.ts'
import { accountStyles } from './hezo-account.styles.ts'
import { loadPage, type Page, pageName, pageOf, pagesFor, type PageView } from './pages.ts'

addMessages(() => import('../locales/generated/settings/en.ts'))

/**
 * The account of whoever is signed in: profile, password and second factor, sessions, the people of the
 * company, what happened, and personal data. Shows sign-in by itself when nobody is signed in.
 *
 * @fires hezo-navigate - The person asked for another section (`detail.section`) or for contact.
 * @fires hezo-account-changed - The person has changed name, phone, e-mail or language, or was
 *   let in by an owner.
 * @fires hezo-signed-out - The person has closed the account.
 * @slot end - Anything of yours, under the sections.
 * @csspart frame - The box around everything.
 * @csspart title - The heading.
 */
@element('hezo-account')
export class HezoAccount extends SupportElement {
  static override styles = [tokens, shellStyles, supportStyles, accountStyles]

  /** What is shown: `profile`, `security`, `sessions`, `people`, `activity` or `data`. */
  @property({ reflect: true, useDefault: true }) section = ''

  /** Address of a section on your page, `{section}` in the place of its name; only for links. */
  @property({ attribute: 'section-href' }) sectionHref = ''

  @state() private account: Account | undefined

  protected override readonly isOwn = true

  /** The pages whose code is here. */
  readonly #views = new Map<Page, PageView>()

  get #page(): Page {
    const page = pageOf(this.section)
    const { support } = this
    return support && !pagesFor(support.me).includes(page) ? 'profile' : page
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('hezo-navigate', this.#handlePassage)
  }

  override disconnectedCallback(): void {
    document.removeEventListener('hezo-navigate', this.#handlePassage)
    super.disconnectedCallback()
  }

  protected override entered(support: Support): void {
    void this.#open(support)
  }

  protected override left(): void {
    this.account = undefined
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.support && !this.failure && !this.#views.has(this.#page)) void this.#load()
  }

  async #open({ me }: Support): Promise<void> {
    await this.#try(async () => {
      const { openAccount } = await importPart(() => import('./account-work.ts'))
      this.account = await openAccount(this.apiBase, me)
    })
  }

  async #load(): Promise<void> {
    const page = this.#page
    await this.#try(async () => {
      this.#views.set(page, await loadPage(page))
      this.requestUpdate()
    })
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.failure = failureOf(error)
    }
  }

  /** Somebody on the page asked for a section of the account; no other part took it. */
  readonly #handlePassage = (event: CustomEvent<HezoEvents['hezo-navigate']>): void => {
    if (event.defaultPrevented || event.detail.to !== 'account') return
    event.preventDefault()
    this.section = event.detail.section ?? ''
    this.scrollIntoView({ block: 'nearest' })
    void this.focusTitle()
  }

  readonly #handleLink = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const { section } = (event.currentTarget as HTMLElement).dataset
    this.fire('hezo-navigate', { to: 'account', section })
  }

  protected override renderInside(): unknown {
    const { account } = this
    const view = this.#views.get(this.#page)
    if (!account || !view || this.failure) return nothing
    return view({ api: this.api || nothing, lang: this.lang || nothing, account })
  }

  protected override renderSupport(): unknown {
    const { failure, account } = this
    const page = this.#page
    const isHere = account && this.#views.has(page)
    return shell({
      title: pageName(page),
      helpless: this.plain,
      onContact: this.toContact,
      before: this.waiting?.(),
      after: html`<div class="sides">
        ${this.#renderMenu(page)}
        <div class="content">
          ${failure ? failureNotice(failure, this.enter, this.toContact) : isHere ? nothing : skeleton()}
          <slot name="section"></slot>
        </div>
      </div>`,
    })
  }

  #renderMenu(here: Page): TemplateResult {
    const known = this.support ? pagesFor(this.support.me) : [here]
    return html`<nav aria-label=${msg('Części konta')}>
      ${known.map(
        (page) =>
          html`<a
            href=${this.sectionHref.replace('{section}', page) || '#'}
            data-section=${page}
            aria-current=${page === here ? 'page' : nothing}
            @click=${this.#handleLink}
            >${pageName(page)}</a
          >`,
      )}
    </nav>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account': HezoAccount
  }
}
