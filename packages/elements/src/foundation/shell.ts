import { contactChannels } from '@hezo/api'
import { msg } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'

export interface ShellLook {
  readonly title: string
  readonly lead?: unknown
  /** Between the heading and the form: progress, a QR code. */
  readonly before?: unknown
  readonly after?: unknown
  /** Asks for the contact form. */
  readonly onContact?: (event: Event) => void
}

/** The frame of an element: heading, its form (slotted), and the three ways to reach a person. */
export function shell(look: ShellLook): TemplateResult {
  const { phone, phoneText, email } = contactChannels
  return html`<section part="frame">
    <header part="header">
      <h2 part="title" tabindex="-1">${look.title}</h2>
      ${look.lead ? html`<p part="lead">${look.lead}</p>` : nothing}
    </header>
    ${look.before ?? nothing}
    <slot name="form"></slot>
    ${look.after ?? nothing}
    <slot></slot>
    <footer part="footer">
      <span>${msg('Pomoc')}</span>
      <a class="exact" href="tel:${phone}">${phoneText}</a>
      <a href="mailto:${email}">${email}</a>
      ${
        look.onContact
          ? html`<button class="link" type="button" @click=${look.onContact}>
              ${msg('Formularz')}
            </button>`
          : nothing
      }
    </footer>
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
    padding: 24px;
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
  h2:focus {
    outline: none;
  }
  p {
    margin: 0;
  }
  [part='lead'] {
    color: var(--_muted);
    text-wrap: pretty;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.875em;
  }
  @container (max-width: 479px) {
    section {
      padding: 20px 16px;
    }
  }
`
