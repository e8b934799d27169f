import type { TotpEnrolment } from '@hezo/api'
import { msg } from '@lit/localize'
import { css, html } from 'lit'
import { adopt, adoptFormStyles } from '../foundation/form-styles.ts'
import { copyButton } from './copy-button.ts'

/** The QR code of an authenticator, and the key for those who cannot scan it. */
export function renderEnrolment({ uri, secret, qr }: TotpEnrolment): unknown {
  return html`<div class="enrolment">
    <svg
      part="qr"
      role="img"
      aria-label=${msg('Kod QR dla aplikacji uwierzytelniającej')}
      viewBox="0 0 ${qr.size} ${qr.size}"
      shape-rendering="crispEdges"
    >
      <path d=${qr.path} />
    </svg>
    <div>
      <p>
        ${msg(
          'Zeskanuj kod w aplikacji Google Authenticator, Microsoft Authenticator, Okta Verify lub innej, którą masz.',
        )}
      </p>
      <p class="here"><a href=${uri}>${msg('Jesteś na telefonie? Otwórz w aplikacji')}</a></p>
      <p class="key">
        <span>${msg('Albo wpisz klucz ręcznie:')}</span>
        <code class="exact">${secret.replace(/.{4}(?=.)/g, '$& ')}</code>
        ${copyButton(secret, msg('Kopiuj klucz'), 'hezo-link')}
      </p>
    </div>
  </div>`
}

const styles = css`
  .enrolment {
    display: grid;
    gap: 16px 24px;
    align-items: start;
  }
  .enrolment > div {
    display: grid;
    gap: 12px;
  }
  svg {
    box-sizing: border-box;
    inline-size: 208px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: #fff;
    fill: #000;
  }
  @media (hover: hover) and (pointer: fine) {
    .here {
      display: none;
    }
  }
  .copy[data-said]::after {
    content: ' – ' attr(data-said);
  }
  .key {
    display: grid;
    gap: 4px;
    justify-items: start;
  }
  .key span {
    color: var(--_muted);
    font-size: 0.875em;
  }
  code {
    font:
      500 1em/1.5 ui-monospace,
      SFMono-Regular,
      Consolas,
      monospace;
    overflow-wrap: anywhere;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(12em, 1fr));
    gap: 8px 24px;
    margin: 0;
    padding: 16px;
    border-radius: var(--_radius);
    background: var(--_tint);
    list-style: none;
  }
  .codes {
    display: grid;
    gap: 16px;
  }
  @container (min-width: 30em) {
    .enrolment {
      grid-template-columns: auto 1fr;
    }
  }
`

/** Gives a shadow root the styles of the second factor's parts, and of our buttons. */
export function adoptTwoFactorStyles(root: Node): void {
  adoptFormStyles(root)
  adopt(root, styles)
}
