import type { Message, Ticket, TicketChanges } from '@hezo/api'
import type { Role } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { areaField } from '../foundation/area-field.ts'
import { choiceStyles } from '../foundation/choice-field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { isFramed } from '../foundation/framed.ts'
import { importPart } from '../foundation/import-part.ts'
import { type Failure, failureOf } from '../foundation/sentences.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { warn } from '../foundation/warn.ts'
import { markStyles } from '../support/marks.ts'
import { filesCode, FormFiles } from '../support/form-files.ts'
import { emptyNotice, failureNotice, skeleton } from '../support/notices.ts'
import { SupportElement } from '../support/support-element.ts'
import { supportStyles } from '../support/support-styles.ts'
import type { Support } from '../support/support-work.ts'
import { statusWord } from '../support/words.ts'
import { authorName } from './author-name.ts'
import { conversation, conversationStyles } from './conversation.ts'
import { question, sharing } from './decision.ts'
import { Dialogue } from './dialogue.ts'
import { facts, factsStyles } from './facts.ts'
import { ticketStyles } from './hezo-ticket.styles.ts'
import { Poll } from '../support/poll.ts'
import type { ReplyName } from './reply-work.ts'
import { saveTranscript } from './save-transcript.ts'
import type * as staffTools from './staff-tools.ts'

type StaffTools = typeof staffTools

/**
 * One support case: what is known of it, its conversation, and the reply. Answers of others appear
 * by themselves.
 *
 * @fires hezo-navigate - The person asked for the list, a new ticket, or contact.
 * @slot end - Anything of yours, under the sign-in.
 * @csspart frame - The box around everything.
 * @csspart title - The heading.
 */
@element('hezo-ticket')
export class HezoTicket extends SupportElement {
  static override styles = [
    tokens,
    shellStyles,
    supportStyles,
    markStyles,
    factsStyles,
    conversationStyles,
    ticketStyles,
    choiceStyles,
  ]

  /** The id of the ticket. */
  @property({ attribute: 'ticket-id' }) ticketId = ''

  @state() private ticket: Ticket | undefined
  /** What is asked before it is done. */
  @state() private asking: 'sharing' | 'closing' | undefined
  @state() private busy = false
  /** What failed while the ticket itself is on show. */
  @state() private trouble: Failure | undefined

  #reply: FormController<ReplyName> | undefined
  #files: FormFiles | undefined
  /** What only HEZO's people need. */
  #staff: StaffTools | undefined
  #dialogue: Dialogue | undefined

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
    this.ticket = undefined
    this.#dialogue = undefined
    this.asking = undefined
    this.trouble = undefined
    this.#files?.dispose()
    if (this.#reply) this.removeController(this.#reply)
    this.#reply = undefined
  }

  readonly #load = async (): Promise<void> => {
    const { support, ticketId } = this
    if (!support) return
    if (!ticketId) return warn('<hezo-ticket> needs the attribute ticket-id.')
    this.#forget()
    const dialogue = new Dialogue(support.client, ticketId)
    this.#dialogue = dialogue
    this.failure = undefined
    try {
      const [ticket, messages, staff] = await Promise.all([
        support.client.tickets.get({ ticketId }),
        dialogue.read(),
        support.me.role === 'staff' ? importPart(() => import('./staff-tools.ts')) : undefined,
      ])
      if (dialogue !== this.#dialogue) return
      dialogue.add(messages)
      this.ticket = ticket
      this.#staff = staff
      const reply = new FormController<ReplyName>(this, {
        names: ['visibility', 'body', 'attachmentIds'],
        secrets: ['attachmentIds'],
        draft: `reply:${ticketId}:${support.me.id}`,
        initial: { visibility: 'public' },
        load: async () => {
          void files.load().catch(() => undefined)
          return support.forms.replyChecks
        },
      })
      const files = new FormFiles(reply, () => dialogue.countFiles(reply.values.visibility))
      this.#reply = reply
      this.#files = files
    } catch (error) {
      if (dialogue === this.#dialogue) this.failure = failureOf(error)
    }
  }

  async #lookForNews(): Promise<boolean> {
    const { support, ticket } = this
    const dialogue = this.#dialogue
    if (!support || !ticket || !dialogue) return false
    const fresh = await support.client.tickets.get({ ticketId: ticket.id })
    // Internal notes leave no trace in the ticket, so the staff look at the messages too.
    const moved = fresh.updatedAt !== ticket.updatedAt || fresh.status !== ticket.status
    const news = moved || support.me.role === 'staff' ? await dialogue.read() : []
    // Something was done meanwhile, and what was read may be older than that.
    if (ticket !== this.ticket) return true
    this.ticket = fresh
    await this.#append(news)
    const last = news.at(-1)
    if (last && last.author.id !== support.me.id) {
      this.announce(msg(str`Nowa wiadomość: ${authorName(last.author)}`))
    }
    return moved || news.length > 0
  }

  /** Adds messages; whoever is typing under them keeps the line in the same place. */
  async #append(messages: readonly Message[]): Promise<void> {
    const focused = this.querySelector(':focus')
    const before = focused?.getBoundingClientRect().top ?? 0
    this.#dialogue?.add(messages)
    this.requestUpdate()
    await this.updateComplete
    if (focused)
      scrollBy({ top: focused.getBoundingClientRect().top - before, behavior: 'instant' })
  }

  readonly #handleReply = async (): Promise<void> => {
    const { support, ticket } = this
    const draft = this.#reply
    const files = this.#files
    if (!support || !ticket || !draft || !files) return
    let sent: Message | undefined
    await draft.submit(['body'], async () =>
      files.send(async () => {
        sent = await support.forms.sendReply(support.client, ticket.id, draft)
      }),
    )
    if (!sent) return
    const { visibility } = draft.values
    draft.finish()
    draft.set('visibility', visibility)
    await this.#append([sent])
    this.announce(msg('Wysłano.'))
    this.#poll.now()
  }

  readonly #change = (changes: TicketChanges): void =>
    void this.#act(async ({ client }, ticketId) => client.tickets.update({ ticketId, ...changes }))

  readonly #decideSharing = (): void =>
    this.#setSharing(!this.ticket?.sharedWithSupplier, isFramed())

  #setSharing(shared: boolean, byEmail: boolean): void {
    const decision = { shared, ...(shared && byEmail && { confirmByEmail: true }) }
    void this.#act(async ({ client }, ticketId) =>
      client.tickets.setSharing({ ticketId, ...decision }),
    )
  }

  async #act(call: (support: Support, ticketId: string) => Promise<Ticket>): Promise<void> {
    const { support, ticket } = this
    if (!support || !ticket || this.busy) return
    this.busy = true
    this.trouble = undefined
    try {
      this.ticket = await call(support, ticket.id)
      this.asking = undefined
      this.announce(
        this.ticket.sharingRequest
          ? msg('Czeka na potwierdzenie e-mailem')
          : msg(str`Zapisano. Status: ${statusWord(this.ticket.status)}`),
      )
    } catch (error) {
      this.trouble = failureOf(error)
    }
    this.busy = false
  }

  async #saveTranscript(): Promise<void> {
    const { support, ticketId } = this
    if (!support || this.busy) return
    this.busy = true
    this.trouble = undefined
    try {
      await saveTranscript(support, ticketId)
    } catch (error) {
      this.trouble = failureOf(error)
    }
    this.busy = false
  }

  #ask(asking: typeof this.asking): void {
    this.asking = asking
    this.trouble = undefined
  }

  protected override renderInside(): unknown {
    const { ticket } = this
    const reply = this.#reply
    if (!ticket || !reply || ticket.status === 'closed') return nothing
    const isNote = reply.values.visibility === 'internal'
    const [label, send] = (isNote && this.#staff?.noteWords()) || [
      msg('Odpowiedź'),
      msg('Wyślij odpowiedź'),
    ]
    const reopens = ticket.status === 'resolved' && this.#role === 'customer'
    return form(reply, {
      submit: this.#files?.box?.word ?? send,
      onSubmit: this.#handleReply,
      content: [
        this.#staff?.visibilityField(reply),
        areaField(reply, 'body', {
          label,
          hint: reopens ? msg('Odpowiedź otworzy zgłoszenie ponownie.') : '',
        }),
        this.#files?.render(),
      ],
    })
  }

  get #role(): Role | undefined {
    return this.ticket && this.support?.standingOn(this.ticket)
  }

  protected override renderSupport(): unknown {
    const { failure, ticket } = this
    return shell({
      title: ticket
        ? html`<small class="exact">${ticket.number}</small> ${ticket.subject}`
        : msg('Zgłoszenie'),
      lead: this.#role === 'customer' ? '' : ticket?.company.name,
      action: html`<div class="hezo-form">
        <button class="hezo-quiet" type="button" @click=${() => void this.navigate('tickets')}>
          ${msg('Wróć do listy')}
        </button>
      </div>`,
      helpless: this.plain,
      onContact: this.toContact,
      before: failure
        ? failureNotice(failure, this.support ? this.#load : this.enter, this.toContact)
        : ticket
          ? this.#renderTicket(ticket)
          : this.ticketId || !this.support
            ? skeleton()
            : emptyNotice(msg('Nie wskazano zgłoszenia.'), msg('Wybierz je z listy.')),
    })
  }

  #renderTicket(ticket: Ticket): unknown {
    const { support, trouble } = this
    const role = this.#role
    if (!support || !role) return nothing
    return [
      facts(ticket, role),
      this.#renderTools(ticket, support),
      role === 'customer' && ticket.supplier
        ? sharing(
            {
              supplier: ticket.supplier.name,
              shared: ticket.sharedWithSupplier,
              asking: this.asking === 'sharing',
              ask: (asking) => this.#ask(asking ? 'sharing' : undefined),
              decide: this.#decideSharing,
              waitsUntil: ticket.sharingRequest?.expiresAt,
              resend: () => this.#setSharing(true, true),
              cancel: () => this.#setSharing(false, false),
            },
            this.#button,
          )
        : nothing,
      this.asking === 'closing' && this.#staff
        ? question(
            ...this.#staff.closeQuestion(),
            this.#button,
            () => this.#change({ status: 'closed' }),
            () => this.#ask(undefined),
          )
        : nothing,
      trouble ? failureNotice(trouble, this.#load, this.toContact) : nothing,
      conversation({
        ticket,
        messages: this.#dialogue?.messages ?? [],
        me: support.me,
        files: (attachments) => filesCode?.messageFiles(this, attachments),
      }),
      html`<div class="hezo-form">
        ${this.#button(msg('Pobierz rozmowę (PDF)'), () => void this.#saveTranscript(), 'hezo-quiet')}
      </div>`,
      ticket.status === 'closed'
        ? html`<p class="notice">
            ${msg('To zgłoszenie jest zamknięte. Jeśli sprawa wraca, utwórz nowe.')}
          </p>`
        : nothing,
    ]
  }

  #renderTools(ticket: Ticket, support: Support): unknown {
    const next = support.nextStatuses(ticket)
    const tools = this.#staff
      ? this.#staff.staffTools({
          ticket,
          ownId: support.me.id,
          next,
          button: this.#button,
          change: this.#change,
          close: () => this.#ask('closing'),
        })
      : html`<div class="hezo-actions">
          ${next.map((status) =>
            this.#button(
              status === 'resolved' ? msg('Oznacz jako rozwiązane') : msg('Otwórz ponownie'),
              () => this.#change({ status }),
            ),
          )}
        </div>`
    return next.length > 0 ? html`<div class="hezo-form">${tools}</div>` : nothing
  }

  readonly #button = (word: string, act: () => void, look = ''): TemplateResult =>
    html`<button
      class=${look}
      type="button"
      aria-disabled=${this.busy ? 'true' : nothing}
      @click=${act}
    >
      ${word}
    </button>`
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-ticket': HezoTicket
  }
}
