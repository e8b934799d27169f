import type { Me } from '@hezo/api'
import { msg } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'

/** Who is signed in, for which company, the way to the account, and the way out. */
export function accountMenu(
  { firstName, lastName, email, company }: Me,
  account: TemplateResult,
  signOut: () => unknown,
): TemplateResult {
  return html`<details class="account" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
    <summary>
      <span class="unseen">${msg('Konto:')}</span>
      <span class="name">${firstName} ${lastName}</span>
    </summary>
    <div class="menu">
      <p>
        <strong>${firstName} ${lastName}</strong><br />
        ${email}
      </p>
      <p>${company ? company.name : 'HEZO'}</p>
      ${company ? html`<p class="exact">NIP ${company.nip}</p>` : nothing}
      <p @click=${close}>${account}</p>
      <div class="hezo-form">
        <button type="button" @click=${signOut}>${msg('Wyloguj się')}</button>
      </div>
    </div>
  </details>`
}

function close({ currentTarget }: Event): void {
  ;(currentTarget as HTMLElement).closest('details')?.removeAttribute('open')
}

function closeOnEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement
  if (event.key !== 'Escape' || !details.open) return
  details.open = false
  details.querySelector('summary')?.focus()
}

function closeOnLeave({ currentTarget, relatedTarget }: FocusEvent): void {
  const details = currentTarget as HTMLDetailsElement
  if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false
}

/** A menu under the name of the person. */
export const accountMenuStyles = css`
  .account {
    position: relative;
  }
  .account summary {
    display: flex;
    gap: 8px;
    align-items: center;
    max-inline-size: min(16em, 40vw);
    padding-inline: 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    font-weight: 550;
    line-height: 42px;
    cursor: pointer;
    white-space: nowrap;
    list-style: none;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .account summary::after {
    content: '';
    flex: none;
    inline-size: 7px;
    block-size: 7px;
    margin-block-end: 4px;
    border: solid;
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  .account summary::-webkit-details-marker {
    display: none;
  }
  .menu p {
    margin: 0;
  }
  .menu a {
    display: block;
    line-height: 44px;
  }
  .menu {
    position: absolute;
    z-index: 3;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    display: grid;
    gap: 12px;
    inline-size: max-content;
    max-inline-size: min(320px, 90vw);
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
    overflow-wrap: anywhere;
  }
`
