import { msg } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'
import { language } from './locale.ts'
import { phoneLink, reach } from './reach.ts'

export interface ShellLook {
  readonly title: unknown
  readonly lead?: unknown
  /** Beside the heading: the most likely next step. */
  readonly action?: unknown
  /** Between the heading and the form: progress, a QR code. */
  readonly before?: unknown
  /** Between the form and the help. */
  readonly after?: unknown
  /** Without the help line: the element is the help, or stands in one that has it. */
  readonly helpless?: boolean
  /** Asks for the contact form; usually the element's `toContact`. */
  readonly onContact?: (() => void) | undefined
}

/** The frame of an element: heading, its form (slotted), and the three ways to reach a person. */
export function shell(look: ShellLook): TemplateResult {
  return html`<section part="frame" lang=${language()}>
    <header part="header">
      <h2 part="title">${look.title}</h2>
      ${look.lead ? html`<p part="lead">${look.lead}</p>` : nothing} ${look.action ?? nothing}
    </header>
    ${look.before ?? nothing}
    <slot name="form"></slot>
    ${look.after || nothing}
    <slot name="end"></slot>
    ${
      look.helpless
        ? nothing
        : html`<footer part="footer">
            <span>${msg('Pomoc')}</span> ${phoneLink()} ${reach(look.onContact)}
          </footer>`
    }
    <div class="unseen" role="status"></div>
  </section>`
}

/** Styles of the frame. */
export const shellStyles = css`
  section {
    display: grid;
    gap: 24px;
    max-inline-size: 560px;
    margin-inline: auto;
    padding: 32px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }
  header {
    display: grid;
    gap: 4px;
  }
  h2 {
    margin: 0;
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  p {
    margin: 0;
  }
  [part='lead'] {
    color: var(--_muted);
    text-wrap: pretty;
  }
  [part='account'] {
    overflow-wrap: anywhere;
  }
  footer a,
  [part='other-way'] a {
    white-space: nowrap;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 29.99em) {
    section {
      padding: 20px 16px;
    }
  }
`
