import type { Message, Ticket, TicketChanges } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { html, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { FormController } from '../foundation/form-controller.ts'
import { type Failure, failureOf } from '../foundation/sentences.ts'
import { tokens } from '../foundation/tokens.ts'
import { frame } from '../support/frame.ts'
import { markStyles } from '../support/marks.ts'
import { failureNotice, skeleton } from '../support/notices.ts'
import { SupportElement } from '../support/support-element.ts'
import { supportStyles } from '../support/support-styles.ts'
import type { Support } from '../support/support-work.ts'
import { statusWord } from '../support/words.ts'
import { actions } from './actions.ts'
import { conversation, conversationStyles } from './conversation.ts'
import { facts, factsStyles } from './facts.ts'
import { ticketStyles } from './hezo-ticket.styles.ts'
import { Poll } from './poll.ts'
import { replyForm } from './reply-form.ts'
import type { ReplyName } from './reply-work.ts'
import { sharing } from './sharing.ts'

/**
 * One support case: what is known of it, its conversation, and the reply. Answers of others appear
 * by themselves.
 *
 * @fires hezo-navigate - The person asked for the list, a new ticket, or contact.
 * @slot - Anything of yours, under the sign-in.
 * @csspart frame - The box around everything.
 * @csspart title - The heading.
 */
@element('hezo-ticket')
export class HezoTicket extends SupportElement {
  static override styles = [
    tokens,
    supportStyles,
    markStyles,
    factsStyles,
    conversationStyles,
    ticketStyles,
  ]

  /** The id of the ticket. */
  @property({ attribute: 'ticket-id' }) ticketId = ''

  @state() private ticket: Ticket | undefined
  @state() private messages: readonly Message[] = []
  @state() private asking: 'sharing' | 'closing' | undefined
  @state() private busy = false
  /** What failed while the ticket itself is on show. */
  @state() private trouble: Failure | undefined
  @state() private folded = true

  #reply: FormController<ReplyName> | undefined
  /** Where the last page of messages begins: news is looked for from there. */
  #cursor: string | undefined
  #run = 0

  readonly #poll = new Poll(this, () => this.#lookForNews())

  protected override entered(): void {
    void this.#load()
  }

  protected override left(): void {
    this.#forget()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (changed.has('ticketId') && this.support) void this.#load()
  }

  #forget(): void {
    this.#run++
    this.ticket = undefined
    this.messages = []
    this.asking = undefined
    this.trouble = undefined
    this.folded = true
    this.#cursor = undefined
    if (this.#reply) this.removeController(this.#reply)
    this.#reply = undefined
  }

  readonly #load = async (): Promise<void> => {
    const { support, ticketId } = this
    if (!support || !ticketId) return
    this.#forget()
    const run = this.#run
    this.failure = undefined
    try {
      const [ticket, messages] = await Promise.all([
        support.client.tickets.get({ ticketId }),
        this.#readMessages(support),
      ])
      if (run !== this.#run) return
      this.ticket = ticket
      this.messages = messages
      this.#reply = new FormController<ReplyName>(this, {
        names: ['visibility', 'body'],
        draft: `reply:${ticketId}:${support.me.id}`,
        initial: { visibility: 'public' },
        load: async () => (await import('./reply-work.ts')).checks,
      })
    } catch (error) {
      if (run === this.#run) this.failure = failureOf(error)
    }
  }

  /** The messages from the last page that was read to the end. */
  async #readMessages({ client }: Support): Promise<Message[]> {
    const read: Message[] = []
    for (;;) {
      const { ticketId } = this
      const page = await client.tickets.listMessages({ ticketId, limit: 100, cursor: this.#cursor })
      read.push(...page.items)
      if (page.nextCursor === null) return read
      this.#cursor = page.nextCursor
    }
  }

  async #lookForNews(): Promise<boolean> {
    const { support, ticket } = this
    if (!support || !ticket || this.busy) return false
    const run = this.#run
    const fresh = await support.client.tickets.get({ ticketId: ticket.id })
    // Internal notes leave no trace in the ticket, so the staff look at the messages too.
    const moved = fresh.updatedAt !== ticket.updatedAt || fresh.status !== ticket.status
    const read = moved || support.me.role === 'staff' ? await this.#readMessages(support) : []
    if (run !== this.#run) return false
    this.ticket = fresh
    const known = new Set(this.messages.map(({ id }) => id))
    const added = read.filter(({ id }) => !known.has(id))
    await this.#append(added)
    const last = added.at(-1)
    if (last && last.author.id !== support.me.id) {
      this.announce(msg(str`Nowa wiadomość: ${last.author.name}`))
    }
    return moved || added.length > 0
  }

  /** Adds messages; whoever is typing under them keeps the line in the same place. */
  async #append(added: readonly Message[]): Promise<void> {
    if (added.length === 0) return
    const focused = this.querySelector(':focus')
    const before = focused?.getBoundingClientRect().top ?? 0
    this.messages = [...this.messages, ...added]
    await this.updateComplete
    if (focused)
      scrollBy({ top: focused.getBoundingClientRect().top - before, behavior: 'instant' })
  }

  readonly #handleReply = async (): Promise<void> => {
    const { support, ticket } = this
    const form = this.#reply
    if (!support || !ticket || !form) return
    let sent: Message | undefined
    await form.submit(['body'], async () => {
      const { reply } = await import('./reply-work.ts')
      sent = await reply(support, ticket.id, form)
    })
    if (!sent) return
    const { visibility } = form.values
    form.finish()
    form.set('visibility', visibility)
    await this.#append([sent])
    this.announce(msg('Wysłano.'))
    this.#poll.now()
  }

  readonly #change = (changes: TicketChanges): void =>
    void this.#act(async ({ client }, ticketId) => client.tickets.update({ ticketId, ...changes }))

  readonly #decideSharing = (): void =>
    void this.#act(async ({ client }, ticketId) =>
      client.tickets.setSharing({ ticketId, shared: !this.ticket?.sharedWithSupplier }),
    )

  async #act(call: (support: Support, ticketId: string) => Promise<Ticket>): Promise<void> {
    const { support, ticket } = this
    if (!support || !ticket || this.busy) return
    this.busy = true
    this.trouble = undefined
    try {
      this.ticket = await call(support, ticket.id)
      this.asking = undefined
      this.announce(msg(str`Zapisano. Status: ${statusWord(this.ticket.status)}`))
    } catch (error) {
      this.trouble = failureOf(error)
    }
    this.busy = false
  }

  #ask(asking: typeof this.asking): void {
    this.asking = asking
    this.trouble = undefined
  }

  readonly #toList = (): void => void this.navigate('tickets')

  protected override renderInside(): unknown {
    const { ticket, support } = this
    if (!ticket || !support || !this.#reply || ticket.status === 'closed') return nothing
    return replyForm(this.#reply, ticket, support.standingOn(ticket) === 'staff', this.#handleReply)
  }

  protected override renderSupport(): unknown {
    const { ticket, failure } = this
    return [
      html`<button class="button quiet back" type="button" @click=${this.#toList}>
        ${msg('Wszystkie zgłoszenia')}
      </button>`,
      frame({
        title: ticket
          ? html`<small class="exact">${ticket.number}</small> ${ticket.subject}`
          : msg('Zgłoszenie'),
        plain: this.plain,
        onContact: this.toContact,
        content: failure
          ? failureNotice(failure, this.support ? this.#load : this.enter, this.toContact)
          : ticket
            ? this.#renderTicket(ticket)
            : skeleton(4),
      }),
    ]
  }

  #renderTicket(ticket: Ticket): unknown {
    const { support, asking, busy, messages, trouble } = this
    if (!support) return nothing
    const role = support.standingOn(ticket)
    return [
      facts(ticket, role),
      actions({
        ticket,
        role,
        ownId: support.me.id,
        next: support.nextStatuses(ticket),
        busy,
        closing: asking === 'closing',
        ask: (closing) => this.#ask(closing ? 'closing' : undefined),
        change: this.#change,
      }),
      role === 'customer'
        ? sharing({
            ticket,
            asking: asking === 'sharing',
            busy,
            ask: () => this.#ask('sharing'),
            cancel: () => this.#ask(undefined),
            decide: this.#decideSharing,
          })
        : nothing,
      trouble ? failureNotice(trouble, this.#load, this.toContact) : nothing,
      conversation({
        ticket,
        messages,
        ownId: support.me.id,
        folded: this.folded,
        unfold: () => (this.folded = false),
      }),
      ticket.status === 'closed'
        ? html`<div class="notice">
            <p>${msg('To zgłoszenie jest zamknięte. Jeśli sprawa wraca, utwórz nowe.')}</p>
          </div>`
        : html`<slot name="form"></slot>`,
    ]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-ticket': HezoTicket
  }
}
