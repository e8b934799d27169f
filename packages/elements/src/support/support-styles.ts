import { css } from 'lit'

/** What everything behind sign-in has besides the frame and the forms. */
export const supportStyles = css`
  :host {
    --_warning: var(--hezo-warning, light-dark(#a65a00, #f0b45b));
  }
  section {
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: none;
  }
  header {
    grid-template-columns: 1fr auto;
    gap: 8px 24px;
    align-items: center;
  }
  h2,
  h3,
  li,
  dd {
    overflow-wrap: anywhere;
  }
  ul,
  ol,
  dl,
  dd,
  h3 {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  h2:focus {
    outline: none;
  }
  small {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .notice {
    display: grid;
    gap: 8px;
    padding: 16px;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .more {
    justify-self: center;
  }
  .skeleton {
    block-size: 260px;
    background: repeating-linear-gradient(var(--_tint) 0 56px, transparent 56px 68px);
  }
  .copy {
    min-block-size: 44px;
    margin-block: -10px;
    padding: 0 8px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-size: 0.875em;
    cursor: pointer;
  }
  .copy[data-said]::after {
    content: ' – ' attr(data-said);
  }
  @container (max-width: 29.99em) {
    header {
      grid-template-columns: 1fr;
    }
  }
`
