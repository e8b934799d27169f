import type { Severity, TicketStatus } from '@hezo/domain'
import { css, html, type TemplateResult } from 'lit'
import { severityWord, statusWord } from './words.ts'

const shapes: Readonly<Record<TicketStatus | Severity, string>> = {
  new: '●',
  in_progress: '◐',
  waiting_for_customer: '◆',
  resolved: '✓',
  closed: '■',
  critical: '▂▄▆█',
  high: '▂▄▆',
  normal: '▂▄',
  low: '▂',
}

/** A shape, the colour that `kind` has, and the word. */
export function mark(shape: string, kind: string, word: string): TemplateResult {
  return html`<span class="mark ${kind}"><i aria-hidden="true">${shape}</i> ${word}</span>`
}

/** A ticket's status: a shape, a colour and the word. */
export function statusMark(status: TicketStatus): TemplateResult {
  return mark(shapes[status], status, statusWord(status))
}

/** How much it hurts: one to four bars and the word. */
export function severityMark(severity: Severity): TemplateResult {
  return mark(shapes[severity], severity, severityWord(severity)[0])
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
  :is(.low, .normal, .high, .critical) i {
    min-inline-size: 3.75em;
    color: inherit;
    font-size: 0.625em;
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
