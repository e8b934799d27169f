import type { Ticket } from '@hezo/api'
import { msg } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'
import { formatInstant } from '../support/formats.ts'
import { severityMark, statusMark } from '../support/marks.ts'

export interface TicketTableLook {
  readonly tickets: readonly Ticket[]
  readonly busy: boolean
  /** Whose tickets need no company beside them: the reader's own. */
  readonly ownCompany: string | undefined
  /** Where a ticket has an address of its own. */
  readonly href: ((id: string) => string) | undefined
  readonly open: (id: string) => void
}

/** Tickets as rows that lead to their conversation. */
export function ticketTable(look: TicketTableLook): TemplateResult {
  return html`<table role="table" aria-busy=${look.busy ? 'true' : nothing}>
    <caption class="unseen">
      ${msg('Zgłoszenia')}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${msg('Temat')}</th>
        <th role="columnheader" scope="col">${msg('Status')}</th>
        <th role="columnheader" scope="col">${msg('Pilność')}</th>
        <th role="columnheader" scope="col">${msg('Ostatnia zmiana')}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${look.tickets.map((ticket) => row(ticket, look))}
    </tbody>
  </table>`
}

function row(
  { id, number, subject, status, severity, company, device, updatedAt }: Ticket,
  { ownCompany, href, open }: TicketTableLook,
): TemplateResult {
  const lead = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(id)
  }
  return html`<tr role="row">
    <td role="cell" class="subject">
      <a href=${href?.(id) ?? '#'} data-ticket=${id} @click=${lead}>${subject}</a>
      <small class="exact">
        ${[number, device?.serialNumber, company.id === ownCompany ? undefined : company.name]
          .filter(Boolean)
          .map((part) => html`<span>${part}</span>`)}
      </small>
    </td>
    <td role="cell">${statusMark(status)}</td>
    <td role="cell">${severityMark(severity)}</td>
    <td role="cell" class="exact when">
      <time datetime=${updatedAt}>${formatInstant(updatedAt)}</time>
    </td>
  </tr>`
}

/** Columns where there is room, cards where there is not; the whole row is the link. */
export const ticketTableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 8px 16px 8px 0;
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 500;
    text-align: start;
  }
  tr {
    position: relative;
  }
  td {
    padding: 12px 16px 12px 0;
    border-block-start: 1px solid var(--_line);
    vertical-align: top;
  }
  tbody tr:hover {
    background: var(--_row);
  }
  .subject {
    inline-size: 100%;
    overflow-wrap: anywhere;
  }
  .subject a {
    color: var(--_text);
    font-weight: 600;
    text-decoration: none;
  }
  tr:hover .subject a {
    color: var(--_accent);
    text-decoration: underline;
  }
  .subject a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .subject a:focus-visible {
    outline: none;
  }
  .subject a:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: 4px;
  }
  .subject small {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .when {
    padding-inline-end: 0;
    white-space: nowrap;
  }
  @container (max-width: 719px) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    table,
    tbody {
      display: block;
    }
    tr {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      padding-block: 12px;
      border-block-start: 1px solid var(--_line);
      font-size: 0.9375em;
    }
    thead tr {
      display: none;
    }
    td {
      padding: 0;
      border: 0;
    }
    .subject {
      font-size: 1.0667em;
    }
    .when {
      color: var(--_muted);
    }
  }
`
