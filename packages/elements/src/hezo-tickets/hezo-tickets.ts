import type { Ticket } from '@hezo/api'
import type { TicketStatus } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import type { HezoEvents, TicketSubject } from '../foundation/events.ts'
import { phoneLink, reach } from '../foundation/reach.ts'
import { tokens } from '../foundation/tokens.ts'
import '../hezo-ticket/hezo-ticket.ts'
import { frame } from '../support/frame.ts'
import { markStyles } from '../support/marks.ts'
import { emptyNotice, failureNotice, moreButton, skeleton } from '../support/notices.ts'
import { PagedList } from '../support/paged-list.ts'
import { listChoice, searchBox } from '../support/search-box.ts'
import { SupportElement } from '../support/support-element.ts'
import { supportStyles } from '../support/support-styles.ts'
import type { Support } from '../support/support-work.ts'
import { statusWord } from '../support/words.ts'
import { NewTicket } from './new-ticket.ts'
import { ticketTable, ticketTableStyles } from './ticket-table.ts'

const open = ['new', 'in_progress', 'waiting_for_customer'] as const
const statuses = [...open, 'resolved', 'closed'] as const satisfies readonly TicketStatus[]
type Filter = 'open' | 'all' | TicketStatus
type Sort = 'updated' | 'opened'

/**
 * Support cases: the list, a new one, and the conversation of each. Shows sign-in by itself when
 * nobody is signed in.
 *
 * @fires hezo-ticket-created - A ticket was sent; `detail` has its `id` and `number`.
 * @fires hezo-navigate - The person asked for one ticket, a new one, the list, or contact.
 * @slot - Anything of yours, under the sign-in.
 * @csspart frame - The box around everything.
 * @csspart title - The heading.
 */
@element('hezo-tickets')
export class HezoTickets extends SupportElement {
  static override styles = [tokens, supportStyles, markStyles, ticketTableStyles]

  /** What is shown: the list (empty), `new` for the form, or a ticket by its id. */
  @property() show = ''

  /** Address of a ticket on your page, `{id}` in the place of its id; only for links. */
  @property({ attribute: 'ticket-href' }) ticketHref = ''

  /** Shows only this many tickets, without search and filters; 0 shows all. */
  @property({ type: Number }) newest = 0

  /** What a new ticket is about, picked before the form is shown. */
  @property({ attribute: false }) subject: TicketSubject | undefined

  @state() private search = ''
  @state() private filter: Filter = 'open'
  @state() private sort: Sort = 'updated'

  #newTicket: NewTicket | undefined

  readonly #tickets: PagedList<Ticket> = new PagedList(
    this,
    async (cursor) => {
      if (!this.support) throw new TypeError('nobody is signed in')
      const { filter, search, sort } = this
      return this.support.client.tickets.list({
        cursor,
        sort,
        ...(search && { search }),
        ...(filter !== 'all' && { status: filter === 'open' ? open : [filter] }),
        ...(this.newest && { limit: this.newest }),
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
    if (this.#newTicket) this.removeController(this.#newTicket.form)
    this.#newTicket = undefined
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!this.support) return
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

  /** Another element of the page asked for a ticket and nobody else shows it. */
  readonly #handlePassage = (event: Navigation): void => {
    const { to, newTicket, ticketId } = event.detail
    if (event.defaultPrevented || to !== 'tickets' || event.target === this) return
    event.preventDefault()
    this.subject = newTicket
    this.#turn(newTicket ? 'new' : (ticketId ?? ''))
    this.scrollIntoView({ block: 'nearest' })
  }

  /** Leads to another view, unless the page does. */
  #go(show: string): void {
    const passage = show === 'new' ? { newTicket: {} } : show ? { ticketId: show } : {}
    if (this.fire('hezo-navigate', { to: 'tickets', ...passage })) this.#turn(show)
  }

  #turn(show: string): void {
    const from = this.show
    this.show = show
    void this.focusView(from)
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

  readonly #handleSend = async (): Promise<void> => {
    const ticket = await this.#newTicket?.send()
    if (!ticket) return
    const { id, number } = ticket
    if (this.fire('hezo-ticket-created', { id, number })) this.#turn(id)
    this.announce(msg(str`Zgłoszenie ${number} wysłane.`))
  }

  #narrow(change: { filter?: Filter; sort?: Sort; search?: string }): void {
    Object.assign(this, change)
    void this.#tickets.restart()
  }

  protected override renderInside(): unknown {
    if (this.show === 'new') return this.#renderNew()
    if (!this.show) return nothing
    return html`<hezo-ticket
      slot="form"
      api=${this.api || nothing}
      lang=${this.lang || nothing}
      ticket-id=${this.show}
      ?plain=${this.plain}
      @hezo-navigate=${this.#handleOwn}
    ></hezo-ticket>`
  }

  /** The conversation leads back to the list, or to a new ticket. */
  readonly #handleOwn = (event: Navigation): void => {
    const { to, newTicket, ticketId } = event.detail
    if (to !== 'tickets') return
    event.preventDefault()
    event.stopPropagation()
    this.#go(newTicket ? 'new' : (ticketId ?? ''))
  }

  #renderNew(): unknown {
    const form = this.#newTicket
    if (!form?.contracts || form.contracts.length === 0) return nothing
    return form.render(this.#handleSend, () => this.#go(''))
  }

  protected override renderSupport(): unknown {
    if (this.show && this.show !== 'new') return html`<slot name="form"></slot>`
    const isNew = this.show === 'new'
    return frame({
      title: isNew
        ? msg('Nowe zgłoszenie')
        : this.newest
          ? msg('Otwarte zgłoszenia')
          : msg('Zgłoszenia'),
      plain: this.plain,
      onContact: this.toContact,
      action: !isNew && this.support && this.support.me.role !== 'staff' && this.#renderOpen(),
      content: this.failure
        ? failureNotice(this.failure, this.enter, this.toContact)
        : isNew
          ? this.#renderNewFrame()
          : [this.newest ? nothing : this.#renderFind(), this.#renderList()],
    })
  }

  #renderOpen(): TemplateResult {
    return html`<button class="button primary" type="button" @click=${() => this.#go('new')}>
      ${msg('Nowe zgłoszenie')}
    </button>`
  }

  #renderNewFrame(): unknown {
    const form = this.#newTicket
    if (form?.failure) return failureNotice(form.failure, form.load, this.toContact)
    if (!form?.contracts) return skeleton(6)
    if (form.contracts.length > 0) return html`<slot name="form"></slot>`
    return emptyNotice(
      msg('Żadna umowa dziś nie obowiązuje'),
      msg(
        'Nowe zgłoszenie wymaga obowiązującej umowy. Zadzwoń albo napisz: pomożemy ją przedłużyć.',
      ),
      html`<p class="reach">${phoneLink()} ${reach(this.toContact)}</p>`,
    )
  }

  #renderFind(): TemplateResult {
    return html`<div class="find" role="search">
      ${searchBox(msg('Numer, temat albo numer seryjny'), this.search, (text) => {
        if (text.trim() !== this.search) this.#narrow({ search: text.trim() })
      })}
      ${listChoice<Filter>(
        msg('Status'),
        this.filter,
        [
          ['open', msg('Otwarte')],
          ['all', msg('Wszystkie')],
          ...statuses.map((status) => [status, statusWord(status)] as const),
        ],
        (filter) => this.#narrow({ filter }),
      )}
      ${listChoice<Sort>(
        msg('Kolejność'),
        this.sort,
        [
          ['updated', msg('Ostatnio zmienione')],
          ['opened', msg('Ostatnio otwarte')],
        ],
        (sort) => this.#narrow({ sort }),
      )}
    </div>`
  }

  #renderList(): unknown {
    const { items, failure, busy, hasMore, more, restart } = this.#tickets
    if (!items) return failure ? failureNotice(failure, restart, this.toContact) : skeleton(5)
    if (items.length === 0) return this.#renderEmpty()
    const { me } = this.support ?? {}
    return [
      ticketTable({
        tickets: items,
        busy,
        ownCompany: me?.company?.id,
        href: this.ticketHref ? (id) => this.ticketHref.replace('{id}', id) : undefined,
        open: (id) => this.#go(id),
      }),
      failure ? failureNotice(failure, more, this.toContact) : nothing,
      hasMore
        ? this.newest
          ? html`<button class="button quiet" type="button" @click=${() => this.#go('')}>
              ${msg('Wszystkie zgłoszenia')}
            </button>`
          : moreButton(busy, more)
        : nothing,
    ]
  }

  #renderEmpty(): TemplateResult {
    if (this.search || this.filter !== 'open') {
      return emptyNotice(
        msg('Nic nie pasuje'),
        msg('Sprawdź numer albo pokaż wszystkie zgłoszenia.'),
      )
    }
    return {
      customer: () =>
        emptyNotice(
          msg('Nie masz otwartych zgłoszeń'),
          msg('Gdy coś przestanie działać, utwórz nowe. Zamknięte znajdziesz pod „Wszystkie”.'),
        ),
      supplier: () =>
        emptyNotice(
          msg('Nie ma otwartych zgłoszeń'),
          msg('Zobaczysz tu zgłoszenia, które klienci udostępnią Twojej firmie.'),
        ),
      staff: () =>
        emptyNotice(msg('Kolejka jest pusta'), msg('Nowe zgłoszenia pojawią się tutaj.')),
    }[this.support?.me.role ?? 'customer']()
  }
}

type Navigation = CustomEvent<HezoEvents['hezo-navigate']>

declare global {
  interface HTMLElementTagNameMap {
    'hezo-tickets': HezoTickets
  }
}
