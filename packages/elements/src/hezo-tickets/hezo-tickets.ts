import type { Ticket } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import type { HezoEvents, Passage, TicketSubject } from '../foundation/events.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import '../hezo-ticket/hezo-ticket.ts'
import { markStyles } from '../support/marks.ts'
import { emptyNotice, failureNotice, moreButton, skeleton } from '../support/notices.ts'
import { PagedList } from '../support/paged-list.ts'
import { SupportElement } from '../support/support-element.ts'
import { supportStyles } from '../support/support-styles.ts'
import type { Support } from '../support/support-work.ts'
import { NewTicket } from './new-ticket.ts'
import { everyOpenTicket, type Narrowing, queryOf, ticketFilters } from './ticket-filters.ts'
import { ticketList, ticketListStyles } from './ticket-list.ts'

/**
 * Support cases: the list, a new one, and the conversation of each. Shows sign-in by itself when
 * nobody is signed in.
 *
 * @fires hezo-ticket-created - A ticket was sent; `detail` has its `id` and `number`.
 * @fires hezo-navigate - The person asked for one ticket, a new one, the list, or contact.
 * @slot end - Anything of yours, under the sign-in.
 * @csspart frame - The box around everything.
 * @csspart title - The heading.
 */
@element('hezo-tickets')
export class HezoTickets extends SupportElement {
  static override styles = [tokens, shellStyles, supportStyles, markStyles, ticketListStyles]

  /** What is shown: the list (empty), `new` for the form, or a ticket by its id. */
  @property({ reflect: true, useDefault: true }) show = ''

  /** Address of a ticket on your page, `{id}` in the place of its id; only for links. */
  @property({ attribute: 'ticket-href' }) ticketHref = ''

  /** Shows only this many tickets, without search and filters; 0 shows all. */
  @property({ type: Number }) newest = 0

  /** What a new ticket is about, picked before the form is shown. */
  @property({ attribute: false }) subject: TicketSubject | undefined

  @state() private narrowed: Narrowing = everyOpenTicket

  #newTicket: NewTicket | undefined

  readonly #tickets: PagedList<Ticket> = new PagedList(
    this,
    async (cursor) => {
      if (!this.support) throw new TypeError('nobody is signed in')
      return this.support.client.tickets.list({
        ...queryOf(this.narrowed),
        ...(this.newest && { limit: this.newest }),
        cursor,
      })
    },
    '.more',
  )

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('hezo-navigate', this.#handlePassage)
  }

  override disconnectedCallback(): void {
    document.removeEventListener('hezo-navigate', this.#handlePassage)
    super.disconnectedCallback()
  }

  protected override entered(): void {
    if (!this.show) void this.#tickets.restart()
  }

  protected override left(): void {
    this.#tickets.clear()
    if (!this.#newTicket) return
    this.#newTicket.dispose()
    this.#newTicket = undefined
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!this.support) return
    // HEZO's people open no tickets.
    if (this.support.me.role === 'staff' && this.show === 'new') this.show = ''
    if (this.show === 'new') this.#prepare(this.support)
    if (!this.show && changed.has('show') && changed.get('show')) void this.#tickets.restart()
  }

  #prepare(support: Support): void {
    this.#newTicket ??= new NewTicket(this, support)
    if (this.subject) {
      this.#newTicket.about(this.subject)
      this.subject = undefined
    }
  }

  /** Somebody on the page asked for tickets, perhaps this element; no other part took it. */
  readonly #handlePassage = (event: CustomEvent<HezoEvents['hezo-navigate']>): void => {
    const { to, newTicket, ticketId = '' } = event.detail
    if (event.defaultPrevented || to !== 'tickets') return
    event.preventDefault()
    const from = this.show
    this.subject = newTicket
    this.show = newTicket ? 'new' : ticketId
    this.scrollIntoView({ block: 'nearest' })
    void this.focusView(from)
  }

  #go(passage: Omit<Passage, 'to'> = {}): void {
    this.fire('hezo-navigate', { to: 'tickets', ...passage })
  }

  /** Moves focus to where reading goes on; back in the list, to the ticket one comes from. */
  async focusView(from = ''): Promise<void> {
    await this.updateComplete
    const ticket = this.querySelector('hezo-ticket')
    const link = this.renderRoot.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(from)}"]`)
    if (ticket) void ticket.focusTitle()
    else if (this.show === '' && link) link.focus()
    else void this.focusTitle()
  }

  readonly #handleSend = async (shared?: boolean): Promise<void> => {
    const ticket = await this.#newTicket?.send(shared)
    if (!ticket) return
    const { id, number } = ticket
    if (this.fire('hezo-ticket-created', { id, number })) this.#go({ ticketId: id })
    this.announce(msg(str`Zgłoszenie ${number} wysłane.`))
  }

  readonly #narrow = (change: Partial<Narrowing>): void => {
    this.narrowed = { ...this.narrowed, ...change }
    void this.#tickets.restart()
  }

  protected override renderInside(): unknown {
    if (this.show === 'new') {
      return this.#newTicket?.contracts?.length
        ? this.#newTicket.render(this.#handleSend, () => this.#go())
        : nothing
    }
    if (!this.show || this.waiting) return nothing
    return html`<hezo-ticket
      slot="form"
      api=${this.api || nothing}
      lang=${this.lang || nothing}
      ticket-id=${this.show}
      ?plain=${this.plain}
    ></hezo-ticket>`
  }

  protected override renderSupport(): unknown {
    const { failure, newest, show, support } = this
    const isNew = show === 'new'
    if (show && !isNew) return html`<slot name="form"></slot>`
    return shell({
      title: isNew
        ? msg('Nowe zgłoszenie')
        : newest
          ? msg('Otwarte zgłoszenia')
          : msg('Zgłoszenia'),
      helpless: this.plain,
      onContact: this.toContact,
      action: !isNew && support && support.me.role !== 'staff' ? this.#renderOpen() : nothing,
      before: failure
        ? failureNotice(failure, this.enter, this.toContact)
        : isNew
          ? this.#renderPreparing()
          : [
              newest
                ? nothing
                : ticketFilters(this.narrowed, this.#narrow, support?.me.role === 'customer'),
              this.#renderList(),
            ],
    })
  }

  #renderOpen(): TemplateResult {
    return html`<div class="hezo-form">
      <button class="hezo-primary" type="button" @click=${() => this.#go({ newTicket: {} })}>
        ${msg('Nowe zgłoszenie')}
      </button>
    </div>`
  }

  /** What stands in the place of the form until it is there. */
  #renderPreparing(): unknown {
    const { failure, contracts, load } = this.#newTicket ?? {}
    if (failure && load) return failureNotice(failure, load, this.toContact)
    if (!contracts) return skeleton()
    if (contracts.length > 0) return nothing
    return emptyNotice(
      msg('Żadna umowa dziś nie obowiązuje'),
      msg('Nowe zgłoszenie wymaga obowiązującej umowy. Zadzwoń: pomożemy ją przedłużyć.'),
    )
  }

  #renderList(): unknown {
    const { items, failure, busy, hasMore, more, again } = this.#tickets
    if (failure) {
      return [items && this.#renderRows(items), failureNotice(failure, again, this.toContact)]
    }
    if (!items) return skeleton()
    return [
      items.length > 0 ? this.#renderRows(items) : this.#renderEmpty(),
      this.newest
        ? html`<div class="hezo-form">
            <button class="hezo-quiet" type="button" @click=${() => this.#go()}>
              ${msg('Lista zgłoszeń')}
            </button>
          </div>`
        : hasMore
          ? moreButton(busy, more)
          : nothing,
    ]
  }

  #renderRows(tickets: readonly Ticket[]): TemplateResult {
    return ticketList({
      tickets,
      ownCompany: this.support?.me.company?.id,
      href: this.ticketHref,
      open: (id) => this.#go({ ticketId: id }),
    })
  }

  #renderEmpty(): TemplateResult {
    if (this.narrowed.search || this.narrowed.filter !== 'open') {
      return emptyNotice(
        msg('Nic nie pasuje'),
        msg('Sprawdź numer albo pokaż wszystkie zgłoszenia.'),
      )
    }
    return emptyNotice(
      msg('Nie ma otwartych zgłoszeń'),
      this.support?.me.role === 'customer'
        ? msg(
            'Gdy coś przestanie działać, utwórz nowe. Wcześniejsze są na liście, pod „Wszystkie”.',
          )
        : msg('Zobaczysz tu zgłoszenia, gdy tylko klienci je otworzą lub udostępnią.'),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-tickets': HezoTickets
  }
}
