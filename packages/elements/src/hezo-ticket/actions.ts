import type { Ticket, TicketChanges } from '@hezo/api'
import type { Role, Severity, TicketStatus } from '@hezo/domain'
import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { listChoice } from '../support/search-box.ts'
import { severityWord, statusWord } from '../support/words.ts'

const severities = ['critical', 'high', 'normal', 'low'] as const satisfies readonly Severity[]

export interface ActionsLook {
  readonly ticket: Ticket
  readonly role: Role
  readonly ownId: string
  /** The statuses the reader may choose now. */
  readonly next: readonly TicketStatus[]
  readonly busy: boolean
  /** Whether closing is being confirmed: nothing leaves that status. */
  readonly closing: boolean
  readonly ask: (closing: boolean) => void
  readonly change: (changes: TicketChanges) => void
}

/** What the reader may do with the ticket besides answering. */
export function actions(look: ActionsLook): unknown {
  const { ticket, role, next, change, closing } = look
  if (role === 'supplier') return nothing
  const buttons = next.map((status) => {
    const go = (): void => (status === 'closed' ? look.ask(true) : change({ status }))
    return button(look, actionWord(status, ticket.status, role), go)
  })
  if (role === 'customer') {
    return buttons.length > 0 ? html`<div class="tools">${buttons}</div>` : nothing
  }
  return html`<div class="tools">
      ${buttons}
      ${
        ticket.assignee?.id === look.ownId
          ? button(look, msg('Oddaj zgłoszenie'), () => change({ assigneeId: null }))
          : button(look, msg('Przypisz do mnie'), () => change({ assigneeId: look.ownId }))
      }
      <div class="find">
        ${listChoice<Severity>(
          msg('Pilność'),
          ticket.severity,
          severities.map((severity) => [severity, severityWord(severity)[0]]),
          (severity) => change({ severity }),
        )}
      </div>
    </div>
    ${closing ? closeQuestion(look) : nothing}`
}

function actionWord(to: TicketStatus, from: TicketStatus, role: Role): string {
  if (to === 'in_progress' && from === 'resolved') return msg('Otwórz ponownie')
  if (to === 'resolved') {
    return role === 'customer' ? msg('Sprawa rozwiązana') : msg('Oznacz jako rozwiązane')
  }
  return to === 'closed' ? msg('Zamknij zgłoszenie') : statusWord(to)
}

function button({ busy }: ActionsLook, word: string, act: () => void): TemplateResult {
  return html`<button
    class="button"
    type="button"
    aria-disabled=${busy ? 'true' : nothing}
    @click=${act}
  >
    ${word}
  </button>`
}

function closeQuestion({ ask, change }: ActionsLook): TemplateResult {
  return html`<div class="notice" role="group" aria-label=${msg('Zamknięcie')}>
    <p>${msg('Zamkniętego zgłoszenia nikt już nie otworzy ani na nie nie odpowie.')}</p>
    <div class="tools">
      <button class="button primary" type="button" @click=${() => change({ status: 'closed' })}>
        ${msg('Zamknij na zawsze')}
      </button>
      <button class="button" type="button" @click=${() => ask(false)}>${msg('Anuluj')}</button>
    </div>
  </div>`
}
