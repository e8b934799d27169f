import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { phoneLink, reach } from '../foundation/reach.ts'

export interface FrameLook {
  readonly title: unknown
  /** Beside the heading. */
  readonly action?: unknown
  readonly content: unknown
  /** Without a border and the help line. */
  readonly plain: boolean
  readonly onContact: (() => void) | undefined
}

/** The frame of a list or a ticket: as wide as its place, heading, content, help. */
export function frame(look: FrameLook): TemplateResult {
  return html`<section part="frame">
    <header part="header">
      <h2 part="title" tabindex="-1">${look.title}</h2>
      ${look.action ?? nothing}
    </header>
    ${look.content}
    ${
      look.plain
        ? nothing
        : html`<footer part="footer">
            <span>${msg('Pomoc')}</span> ${phoneLink()} ${reach(look.onContact)}
          </footer>`
    }
    <div class="unseen" role="status"></div>
  </section>`
}
