import { msg } from '@lit/localize'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import type { HezoEvents, TicketSubject } from '../foundation/events.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { importPart } from '../foundation/import-part.ts'
import { addMessages, language } from '../foundation/locale.ts'
import { phoneLink, reach } from '../foundation/reach.ts'
import { type Failure, failureOf } from '../foundation/sentences.ts'
import { SessionController } from '../foundation/session-controller.ts'
import { tokens } from '../foundation/tokens.ts'
import type { HezoTickets } from '../hezo-tickets/hezo-tickets.ts'
import { failureNotice, sessionLostNotice, skeleton } from '../support/notices.ts'
import { adoptFormStyles } from '../foundation/form-styles.ts'
import { supportStyles } from '../support/support-styles.ts'
import type { Support } from '../support/support-work.ts'
import { accountMenu, accountMenuStyles } from './account-menu.ts'
import { portalStyles } from './hezo-portal.styles.ts'
import { keepLanguage, keptLanguage } from './kept-language.ts'
import { loadParts } from './parts.ts'
import { placeView } from './place-view.ts'
import { hrefOf, type Place, placeOf, type Routing } from './routes.ts'

addMessages(() => import('../locales/generated/support/en.ts'))

/** The places of people who are not signed in. */
const doors: readonly Place['part'][] = ['register', 'sign-in', 'password-reset']

/** The places that show nothing to who waits for an owner of the company. */
const ofCompany: readonly Place['part'][] = ['home', 'tickets', 'contracts']

/**
 * All of support in one element: registration, sign-in, tickets, contracts and contact, with
 * navigation between them. What it shows stands in its light DOM.
 *
 * @fires hezo-signed-out - The person has ended the session here.
 */
@element('hezo-portal')
export class HezoPortal extends HezoElement {
  static override styles = [tokens, supportStyles, portalStyles, accountMenuStyles]

  /** `path` where the portal is the whole site and its server answers its paths; else `hash`. */
  @property() routing: Routing = 'hash'

  @state() private place: Place = { part: 'home' }
  @state() private support: Support | undefined
  /** Why the code of a place did not come. */
  @state() private failure: Failure | undefined

  /** The parts whose code is here. */
  readonly #ready = new Set<Place['part']>()
  #lost = false
  #subject: TicketSubject | undefined

  readonly #session = new SessionController(this, (signedIn, change) => {
    this.#lost = change === 'lost'
    if (signedIn) void this.#enter()
    else this.support = undefined
  })

  override connectedCallback(): void {
    this.lang ||= keptLanguage()
    super.connectedCallback()
    adoptFormStyles(this.renderRoot)
    this.place = placeOf(location, this.routing)
    addEventListener('popstate', this.#handleMove)
    this.addEventListener('hezo-navigate', this.#handlePassage)
    this.addEventListener('hezo-ticket-created', this.#handleCreated)
    this.addEventListener('hezo-account-changed', () => this.requestUpdate())
    this.addEventListener('hezo-registered', this.#handleEntered)
    this.addEventListener('hezo-signed-in', this.#handleEntered)
  }

  override disconnectedCallback(): void {
    removeEventListener('popstate', this.#handleMove)
    super.disconnectedCallback()
  }

  async #enter(): Promise<void> {
    try {
      const { openSupport } = await importPart(() => import('../support/support-work.ts'))
      this.support = await openSupport(this.apiBase)
    } catch (error) {
      if (this.#session.signedIn) this.failure = failureOf(error)
    }
  }

  /** What is shown: the place asked for, or what has to come before it. */
  get #shown(): Place {
    const { place } = this
    if ('token' in place || place.part === 'contact') return place
    const isDoor = doors.includes(place.part)
    if (!this.#session.signedIn) return isDoor ? place : { part: 'sign-in' }
    if (this.#waits && (isDoor || ofCompany.includes(place.part))) return { part: 'waiting' }
    if (isDoor) return { part: 'home' }
    const both = this.support?.me.role === 'customer'
    return place.part === 'home' && this.support && !both ? { part: 'tickets', show: '' } : place
  }

  /** Whether an owner of the company has yet to let the person in. */
  get #waits(): boolean {
    return this.support?.me.isApproved === false
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { part } = this.#shown
    if (!this.#ready.has(part) && !this.failure) void this.#load(part)
  }

  async #load(part: Place['part']): Promise<void> {
    try {
      await loadParts(part)
      this.#ready.add(part)
      this.requestUpdate()
    } catch (error) {
      this.failure = failureOf(error)
    }
  }

  protected override updated(): void {
    if (this.routing !== 'path') return
    document.documentElement.lang = language()
    document.title = `${this.#title} – myHEZO`
  }

  get #title(): string {
    return {
      home: msg('Wsparcie serwisowe'),
      waiting: msg('Dostęp czeka na zatwierdzenie'),
      tickets: msg('Zgłoszenia'),
      contracts: msg('Umowy'),
      account: msg('Konto'),
      contact: msg('Kontakt'),
      register: msg('Rejestracja'),
      'sign-in': msg('Logowanie'),
      activate: msg('Aktywacja konta'),
      'password-reset': msg('Nowe hasło'),
      'reset-factor': msg('Nowa aplikacja'),
      'confirm-sharing': msg('Zgoda na udostępnienie'),
      'stop-reset': msg('Reset drugiego składnika'),
    }[this.#shown.part]
  }

  /** Goes to a place; `replace` leaves no way back to where one was. */
  #go(place: Place, replace = false): void {
    const from = this.place
    const href = hrefOf(place, this.routing)
    if (replace) history.replaceState(null, '', href)
    else history.pushState(null, '', href)
    this.#arrive(place, from)
  }

  #arrive(place: Place, from: Place): void {
    this.place = place
    this.failure = undefined
    void this.#focusTitle(from.part === 'tickets' ? from.show : '')
  }

  /** Moves focus to the heading of what is shown now. */
  override focusTitle(): Promise<void> {
    return this.#focusTitle('')
  }

  /** Reading goes on at the heading of what is shown now. */
  async #focusTitle(fromTicket: string): Promise<void> {
    const { part } = this.#shown
    await this.#load(part)
    await this.updateComplete
    const child = this.querySelector<HezoElement>(':scope > [slot=form]')
    if (!child) return
    await child.updateComplete
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ behavior: 'instant' })
    if (part === 'tickets') {
      void (child as HezoTickets).focusView(fromTicket)
      return
    }
    await child.focusTitle({ preventScroll: true })
  }

  readonly #handleMove = (): void => this.#arrive(placeOf(location, this.routing), this.place)

  readonly #handlePassage = (event: CustomEvent<HezoEvents['hezo-navigate']>): void => {
    const { to, ticketId, newTicket, section = '' } = event.detail
    event.preventDefault()
    this.#subject = newTicket
    this.#go(
      to === 'tickets'
        ? { part: to, show: newTicket ? 'new' : (ticketId ?? '') }
        : to === 'account'
          ? { part: to, section }
          : { part: to },
    )
  }

  readonly #handleCreated = (event: HTMLElementEventMap['hezo-ticket-created']): void => {
    event.preventDefault()
    // The way back leads to the list, not to an empty form.
    this.#go({ part: 'tickets', show: event.detail.id }, true)
  }

  readonly #handleEntered = (): void => {
    const { part } = this.place
    const isDoor = doors.includes(part) || 'token' in this.place
    this.#go(isDoor ? { part: 'home' } : this.place, true)
  }

  readonly #handleLink = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const { href } = event.currentTarget as HTMLAnchorElement
    this.#go(placeOf(new URL(href), this.routing))
  }

  readonly #handleSignOut = async (): Promise<void> => {
    const { session } = await this.#session.transport()
    await session.end()
    this.fire('hezo-signed-out', { api: this.apiBase })
    this.#go({ part: 'home' })
  }

  readonly #handleLanguage = (): void => {
    const locale = language() === 'pl' ? 'en' : 'pl'
    this.lang = locale
    keepLanguage(locale)
    // Mails follow; that they do is no reason to fail here.
    void this.support?.client.me.update({ locale }).catch(() => undefined)
  }

  readonly #handleRetry = (): void => {
    this.failure = undefined
    if (this.#session.signedIn && !this.support) void this.#enter()
  }

  protected override renderForm(): unknown {
    const place = this.#shown
    if (!this.#ready.has(place.part)) return nothing
    return placeView(place, {
      api: this.api || nothing,
      lang: this.lang || nothing,
      routing: this.routing,
      subject: this.#subject,
      portal: this,
      support: this.support,
    })
  }

  protected override render(): unknown {
    const { part } = this.#shown
    const isMain = this.routing === 'path'
    return html`<header part="header">
        <h1>${this.#link({ part: 'home' }, 'myHEZO')}</h1>
        <nav aria-label=${msg('Części wsparcia')}>
          ${
            this.#session.signedIn && !this.#waits
              ? [
                  this.#link({ part: 'tickets', show: '' }, msg('Zgłoszenia')),
                  this.#link({ part: 'contracts' }, msg('Umowy')),
                ]
              : nothing
          }
          ${this.#link({ part: 'contact' }, msg('Kontakt'))}
        </nav>
        <div class="side">
          <span class="phone exact">${phoneLink()}</span>
          <button
            class="hezo-link"
            type="button"
            lang=${language() === 'pl' ? 'en' : 'pl'}
            @click=${this.#handleLanguage}
          >
            ${language() === 'pl' ? 'English' : 'Polski'}
          </button>
          ${
            this.support
              ? accountMenu(
                  this.support.me,
                  this.#link({ part: 'account', section: '' }, msg('Konto')),
                  this.#handleSignOut,
                )
              : nothing
          }
        </div>
      </header>
      <div part="main" role=${isMain ? 'main' : nothing}>
        ${this.#lost && part === 'sign-in' ? sessionLostNotice() : nothing}
        ${
          this.failure
            ? failureNotice(this.failure, this.#handleRetry, this.toContact)
            : this.#ready.has(part)
              ? nothing
              : skeleton()
        }
        <slot name="form"></slot>
      </div>
      <footer part="footer" ?hidden=${!/^(?:account|contracts|home|tickets)$/.test(part)}>
        <span>${msg('Pomoc')}</span> ${phoneLink()} ${reach(this.toContact)}
      </footer>
      <div class="unseen" role="status"></div>`
  }

  #link(place: Place, name: string): TemplateResult {
    const isHere = this.#shown.part === place.part
    return html`<a
      href=${hrefOf(place, this.routing)}
      aria-current=${isHere ? 'page' : nothing}
      @click=${this.#handleLink}
      >${name}</a
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-portal': HezoPortal
  }
}
