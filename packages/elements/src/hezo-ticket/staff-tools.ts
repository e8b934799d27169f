import type { Ticket, TicketChanges } from '@hezo/api'
import type { Severity, TicketStatus } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import { choiceField } from '../foundation/choice-field.ts'
import type { FormController } from '../foundation/form-controller.ts'
import { listChoice } from '../support/search-box.ts'
import { severities, severityWord, statusWord } from '../support/words.ts'
import type { ReplyName } from './reply-work.ts'

export interface StaffToolsLook {
  readonly ticket: Ticket
  readonly ownId: string
  /** The statuses the reader may choose now. */
  readonly next: readonly TicketStatus[]
  readonly button: (word: string, act: () => void) => TemplateResult
  readonly change: (changes: TicketChanges) => void
  /** Asks whether to close: nothing leaves that status. */
  readonly close: () => void
}

/** What HEZO's people do with a ticket besides answering; loaded for them alone. */
export function staffTools(look: StaffToolsLook): TemplateResult {
  const { ticket, ownId, next, button, change, close } = look
  return html`<div class="hezo-row">
      ${listChoice<Severity>(
        msg('Pilność'),
        ticket.severity,
        severities.map((severity) => [severity, severityWord(severity)[0]]),
        (severity) => change({ severity }),
      )}
    </div>
    <div class="hezo-actions">
      ${
        ticket.assignee?.id === ownId
          ? button(msg('Oddaj zgłoszenie'), () => change({ assigneeId: null }))
          : button(msg('Przypisz do mnie'), () => change({ assigneeId: ownId }))
      }
      ${next.map((status) =>
        status === 'closed'
          ? button(msg('Zamknij zgłoszenie'), close)
          : button(statusAction(status), () => change({ status })),
      )}
    </div>`
}

function statusAction(status: TicketStatus): string {
  return status === 'resolved'
    ? msg('Oznacz jako rozwiązane')
    : msg(str`Zmień na „${statusWord(status)}”`)
}

/** Whether a message is an answer or a note that only HEZO sees. */
export function visibilityField(form: FormController<ReplyName>): TemplateResult {
  return choiceField(form, 'visibility', {
    label: msg('Rodzaj wiadomości'),
    options: [
      ['public', msg('Odpowiedź'), msg('Zobaczy ją klient i każdy, komu udostępnił')],
      ['internal', msg('Notatka wewnętrzna'), msg('Zobaczy ją tylko HEZO')],
    ],
  })
}

/** The question before closing: the sentence, and the word of the button. */
export function closeQuestion(): readonly [sentence: string, yes: string] {
  return [
    msg('Zamkniętego zgłoszenia nikt już nie otworzy ani na nie nie odpowie.'),
    msg('Zamknij na zawsze'),
  ]
}

/** The words of the box for a note. */
export function noteWords(): readonly [label: string, send: string] {
  return [msg('Notatka'), msg('Zapisz notatkę')]
}
