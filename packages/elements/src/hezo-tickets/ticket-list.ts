import type { Ticket } from '@hezo/api'
import { msg } from '@lit/localize'
import { css, html, type TemplateResult } from 'lit'
import { formatInstant } from '../support/formats.ts'
import { severityMark, statusMark } from '../support/marks.ts'

export interface TicketListLook {
  readonly tickets: readonly Ticket[]
  /** Whose tickets need no company beside them: the reader's own. */
  readonly ownCompany: string | undefined
  /** Where a ticket has an address of its own, `{id}` in the place of its id. */
  readonly href: string
  readonly open: (id: string) => void
}

/** Tickets as rows that lead to their conversation. */
export function ticketList(look: TicketListLook): TemplateResult {
  return html`<ul class="tickets" aria-label=${msg('Zgłoszenia')}>
    ${look.tickets.map((ticket) => row(ticket, look))}
  </ul>`
}

function row(
  { id, number, subject, status, severity, company, device, updatedAt }: Ticket,
  { ownCompany, href, open }: TicketListLook,
): TemplateResult {
  const lead = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(id)
  }
  const own = company.id === ownCompany
  const details = [number, device?.serialNumber, !own && company.name]
  return html`<li>
    <div>
      <a href=${href.replace('{id}', id) || '#'} data-ticket=${id} @click=${lead}>${subject}</a>
      <small class="exact">${details.filter(Boolean).join(' · ')}</small>
    </div>
    ${statusMark(status, own)} ${severityMark(severity)}
    <time class="exact" datetime=${updatedAt}>${formatInstant(updatedAt)}</time>
  </li>`
}

/** Columns where there is room, cards where there is not; the whole row is the link. */
export const ticketListStyles = css`
  :host([show='new']) section {
    max-inline-size: 704px;
  }
  .tickets li {
    position: relative;
    display: grid;
    grid-template-columns: 1fr 11em 9em 9.5em;
    gap: 4px 16px;
    padding-block: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .tickets a {
    color: inherit;
    font-weight: 600;
    text-decoration: none;
  }
  .tickets a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .tickets li:hover a {
    color: var(--_accent);
  }
  .tickets small {
    display: block;
  }
  @container (min-width: 45em) {
    [role='search'] {
      grid-template-columns: 1fr 1fr;
    }
    time {
      text-align: end;
    }
  }
  @container (max-width: 44.99em) {
    .tickets li {
      display: flex;
      flex-wrap: wrap;
    }
    .tickets div {
      flex: 1 0 100%;
    }
  }
`
