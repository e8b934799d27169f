import { msg, str } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import { copyButton } from '../two-factor/copy-button.ts'

/** A serial number in tabular figures, and a button that copies it. */
export function copySerial(serialNumber: string): TemplateResult {
  return html`<span class="exact">${serialNumber}</span> ${copyButton(
      serialNumber,
      msg('Kopiuj'),
      '',
      msg(str`Kopiuj numer ${serialNumber}`),
    )}`
}
