import { css } from 'lit'

/** The frame, buttons, search fields, notices and placeholders of everything behind sign-in. */
export const supportStyles = css`
  :host {
    --_warning: var(--hezo-warning, light-dark(#a65a00, #f0b45b));
    --_row: color-mix(in srgb, var(--_tint) 60%, transparent);
  }
  section {
    display: grid;
    gap: 20px;
    padding: 32px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }
  :host([plain]) section {
    padding: 0;
    border: 0;
    background: none;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 24px;
    align-items: center;
    justify-content: space-between;
  }
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }
  h2:focus {
    outline: none;
  }
  footer,
  .reach {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-variant-numeric: tabular-nums;
  }
  footer {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.875em;
  }
  small,
  .muted {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_text);
    font: inherit;
    font-weight: 550;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    border-color: var(--_text);
  }
  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button[aria-disabled='true'] {
    opacity: 0.65;
    cursor: progress;
  }
  .quiet {
    padding-inline: 4px;
    border-color: transparent;
    color: var(--_accent);
  }
  .more {
    justify-self: center;
  }
  .find {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  .find label {
    display: grid;
    gap: 4px;
    flex: 1 1 160px;
    font-size: 0.875em;
    font-weight: 550;
  }
  .find label.wide {
    flex: 3 1 240px;
  }
  input,
  select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_field);
    color: var(--_text);
    font: inherit;
    font-size: max(16px, 1rem);
    font-weight: 400;
  }
  input:hover,
  select:hover {
    border-color: var(--_text);
  }
  :is(input, select):focus {
    outline: 2px solid transparent;
    border-color: var(--_accent);
    box-shadow: var(--_ring);
  }
  .notice {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding: 16px;
    border-radius: var(--_radius);
    background: var(--_tint);
    text-wrap: pretty;
  }
  .failure {
    border-inline-start: 3px solid var(--_danger);
    border-radius: 4px;
    background: var(--_danger-tint);
  }
  .empty {
    padding: 32px 24px;
  }
  .skeleton {
    display: grid;
    gap: 12px;
  }
  .skeleton div {
    block-size: 56px;
    border-radius: var(--_radius);
    background: var(--_tint);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton div {
      animation: none;
    }
  }
  .copy {
    min-block-size: 44px;
    padding: 0 8px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    font: inherit;
    font-size: 0.875em;
    cursor: pointer;
  }
  .copy[data-said]::after {
    content: ' – ' attr(data-said);
  }
  @container (max-width: 599px) {
    section {
      padding: 20px 16px;
    }
    header .button {
      inline-size: 100%;
    }
  }
`
