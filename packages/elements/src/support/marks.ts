import type { Severity, TicketStatus } from '@hezo/domain'
import { css, html, type TemplateResult } from 'lit'
import { severities, severityWord, statusWord } from './words.ts'

const shapes: Readonly<Record<TicketStatus, string>> = {
  new: '●',
  in_progress: '◐',
  waiting_for_customer: '◆',
  resolved: '✓',
  closed: '■',
}
const bars = '▂▄▆█'

/** A shape, the colour that `kind` has, and the word. */
export function mark(shape: unknown, kind: string, word: string): TemplateResult {
  return html`<span class="mark ${kind}"><i aria-hidden="true">${shape}</i> ${word}</span>`
}

/** A ticket's status: a shape, a colour and the word. */
export function statusMark(status: TicketStatus, yours: boolean): TemplateResult {
  return mark(shapes[status], status, statusWord(status, yours))
}

/** How much it hurts: one to four bars of four, and the word. */
export function severityMark(severity: Severity): TemplateResult {
  const level = 4 - severities.indexOf(severity)
  const shape = html`${bars.slice(0, level)}<b>${bars.slice(level)}</b>`
  return mark(shape, severity, severityWord(severity)[0])
}

/** Colours of the marks; they repeat what shape and word say. */
export const markStyles = css`
  .mark {
    white-space: nowrap;
  }
  i {
    display: inline-block;
    min-inline-size: 1.25em;
    color: var(--_accent);
    font-size: 0.875em;
    font-style: normal;
  }
  i:has(b) {
    margin-inline-end: 4px;
    color: inherit;
    font-size: 0.625em;
  }
  b {
    opacity: 0.25;
  }
  .waiting_for_customer i {
    color: var(--_warning);
  }
  .closed,
  .closed i {
    color: var(--_muted);
  }
  .critical {
    color: var(--_danger);
    font-weight: 600;
  }
`
