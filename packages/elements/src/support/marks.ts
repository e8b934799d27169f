import type { ContractState, Severity, TicketStatus } from '@hezo/domain'
import { css, html, type TemplateResult } from 'lit'
import { contractStateWord, severityWord, statusWord } from './words.ts'

function mark(shape: string, word: string): TemplateResult {
  return html`<span class="mark ${shape}">${word}</span>`
}

/** A ticket's status: a shape, a colour and the word. */
export function statusMark(status: TicketStatus): TemplateResult {
  return mark(status, statusWord(status))
}

/** Where a contract stands: a shape, a colour and the word. */
export function contractStateMark(state: ContractState): TemplateResult {
  return mark(state, contractStateWord(state))
}

/** How much it hurts: one to four bars and the word. */
export function severityMark(severity: Severity): TemplateResult {
  return html`<span class="mark bars ${severity}">${severityWord(severity)[0]}</span>`
}

/** Shapes of the marks: a full, half, hollow or square dot, a diamond, a tick; bars for severity. */
export const markStyles = css`
  .mark {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    white-space: nowrap;
  }
  .mark::before {
    content: '';
    box-sizing: border-box;
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
  }
  .new::before,
  .valid::before {
    background: var(--_accent);
  }
  .in_progress::before {
    background: linear-gradient(90deg, var(--_accent) 50%, transparent 50%);
  }
  .waiting_for_customer::before {
    border: 0;
    border-radius: 0;
    background: var(--_warning);
    transform: rotate(45deg);
  }
  .resolved::before {
    inline-size: 6px;
    block-size: 11px;
    margin: -3px 2px 0;
    border-width: 0 2px 2px 0;
    border-radius: 0;
    transform: rotate(45deg);
  }
  .closed::before,
  .ended::before {
    border: 0;
    border-radius: 1px;
    background: var(--_edge);
  }
  .mark:is(.closed, .ended) {
    color: var(--_muted);
  }
  .bars::before {
    inline-size: 15px;
    block-size: 12px;
    border: 0;
    border-radius: 0;
    background: linear-gradient(90deg, currentColor var(--_level), var(--_line) 0);
    clip-path: polygon(0 70%, 100% 0, 100% 100%, 0 100%);
    mask: repeating-linear-gradient(90deg, #000 0 3px, transparent 3px 4px);
  }
  .low {
    --_level: 4px;
  }
  .normal {
    --_level: 8px;
  }
  .high {
    --_level: 12px;
  }
  .critical {
    --_level: 16px;
    color: var(--_danger);
    font-weight: 600;
  }
`
