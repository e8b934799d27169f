import type { Ticket } from '@hezo/api'
import type { Role } from '@hezo/domain'
import { msg } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'
import { phoneLink } from '../foundation/reach.ts'
import { copySerial } from '../support/copy-serial.ts'
import { formatInstant } from '../support/formats.ts'
import { severityMark, statusMark } from '../support/marks.ts'
import { authorName } from './author-name.ts'

/** What is known of a ticket at one glance. */
export function facts(ticket: Ticket, role: Role): TemplateResult {
  const { status, severity, contract, device, supplier, assignee, legacyId } = ticket
  const shared = supplier && ticket.sharedWithSupplier
  return html`<dl>
    ${fact(msg('Status'), statusMark(status, role === 'customer'))}
    ${fact(msg('Pilność'), severityMark(severity))} ${fact(msg('Umowa'), contract.number)}
    ${
      device
        ? fact(
            msg('Urządzenie'),
            html`${copySerial(device.serialNumber)}<br />${device.vendor} ${device.model}`,
          )
        : nothing
    }
    ${fact(msg('Otwarto'), html`${formatInstant(ticket.openedAt)}<br />${authorName(ticket.openedBy)}`)}
    ${role === 'staff' && shared ? fact(msg('Widzi też'), supplier.name) : nothing}
    ${assignee ? fact(msg('Prowadzi'), authorName(assignee)) : nothing}
    ${legacyId ? fact(msg('Numer w poprzedniej aplikacji'), legacyId) : nothing} ${promise(ticket)}
  </dl>`
}

function fact(name: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}

/** When an answer was promised, and what to do when that has passed. */
function promise({ firstAnswerDueAt: due, status }: Ticket): unknown {
  if (!due || status === 'resolved' || status === 'closed') return nothing
  const late = new Date(due) < new Date()
  return fact(
    msg('Termin odpowiedzi'),
    html`${formatInstant(due)}
    ${late ? html`<br /><span class="late">${msg('Termin minął, zadzwoń:')} ${phoneLink()}</span>` : nothing}`,
  )
}

/** Facts side by side, as many as fit. */
export const factsStyles = css`
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(180px, 45%), 1fr));
    gap: 16px;
    padding-block: 16px;
    border-block: 1px solid var(--_line);
    font-variant-numeric: tabular-nums;
  }
  dt {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .late {
    color: var(--_danger);
    font-size: 0.875em;
  }
`
