import type { Contract, Device } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'
import { copySerial } from '../support/copy-serial.ts'
import { formatLevel } from '../support/formats.ts'
import { failureNotice, skeleton } from '../support/notices.ts'
import type { PagedList } from '../support/paged-list.ts'

/** What a contract covers; `open` asks for a ticket on a device, where that is possible. */
export function deviceTable(
  { number }: Contract,
  devices: PagedList<Device>,
  open?: (device: Device) => void,
): TemplateResult {
  const { items, failure, busy, hasMore, more, again } = devices
  if (!items) return failure ? failureNotice(failure, again) : skeleton()
  return html`<table role="table">
      <caption class="unseen">
        ${msg(str`Urządzenia umowy ${number}`)}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${msg('Numer seryjny')}</th>
          <th role="columnheader" scope="col">${msg('Urządzenie')}</th>
          <th role="columnheader" scope="col">${msg('Miejsce')}</th>
          <th role="columnheader" scope="col">${msg('Poziom usług')}</th>
          ${
            open
              ? html`<th role="columnheader" scope="col">
                  <span class="unseen">${msg('Zgłoszenie')}</span>
                </th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${items.map((device) => row(device, open))}
      </tbody>
    </table>
    ${failure ? failureNotice(failure, again) : nothing}
    ${
      hasMore && !failure
        ? html`<div class="hezo-form">
            <div class="hezo-actions">
              <button type="button" aria-disabled=${busy ? 'true' : nothing} @click=${more}>
                ${msg('Pokaż więcej urządzeń')}
              </button>
            </div>
          </div>`
        : nothing
    }`
}

function row(device: Device, open?: (device: Device) => void): TemplateResult {
  const { serialNumber, vendor, model, location, serviceLevel } = device
  return html`<tr role="row">
    <td role="cell" class="serial">${copySerial(serialNumber)}</td>
    <td role="cell">${vendor} ${model}</td>
    <td role="cell" data-name=${msg('Miejsce')}>${location || '–'}</td>
    <td role="cell" class="exact" data-name=${msg('Poziom usług')}>${formatLevel(serviceLevel)}</td>
    ${
      open
        ? html`<td role="cell" class="act">
            <button
              class="hezo-link"
              type="button"
              aria-label=${msg(str`Nowe zgłoszenie dla urządzenia ${serialNumber}`)}
              @click=${() => open(device)}
            >
              ${msg('Nowe zgłoszenie')}
            </button>
          </td>`
        : nothing
    }
  </tr>`
}

/** Columns where there is room, cards where there is not. */
export const deviceTableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    overflow-wrap: anywhere;
  }
  th {
    padding: 8px 12px 8px 0;
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 500;
    text-align: start;
  }
  td {
    block-size: 44px;
    padding: 4px 12px 4px 0;
    border-block-start: 1px solid var(--_line);
  }
  .serial {
    inline-size: 24%;
  }
  td.exact,
  .act {
    white-space: nowrap;
  }
  .act {
    padding-inline-end: 0;
    text-align: end;
  }
  .act .hezo-link {
    min-block-size: 44px;
  }
  @container (max-width: 44.99em) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    table,
    tbody,
    tr,
    td {
      display: block;
    }
    tr {
      padding-block: 12px;
      border-block-start: 1px solid var(--_line);
    }
    .serial,
    td {
      inline-size: auto;
      block-size: auto;
      padding: 0;
      border: 0;
    }
    td[data-name]::before {
      content: attr(data-name);
      margin-inline-end: 8px;
      color: var(--_muted);
      font-size: 0.875em;
    }
    .act {
      text-align: start;
    }
  }
`
