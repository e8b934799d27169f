import { css } from 'lit'

/** A section: its heading, a sentence, facts or a list, and what is open. */
export const sectionStyles = css`
  section {
    display: grid;
    gap: 12px;
  }
  :host(:not(:first-child)) {
    padding-block-start: 32px;
    border-block-start: 1px solid var(--_line);
  }
  h3 {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.25;
  }
  :is(h3, .lead):focus {
    outline: none;
  }
  p {
    margin: 0;
    text-wrap: pretty;
  }
  .lead {
    color: var(--_muted);
  }
  .opened {
    display: grid;
    gap: 12px;
    padding-block: 8px;
  }
  .said::before {
    content: '✓ ';
  }
  .warning {
    color: var(--_warning);
  }
  .warning::before {
    content: '▲ ';
    font-size: 0.75em;
  }
  .rows > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 16px;
    align-items: center;
    padding-block: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .rows > li > .opened {
    grid-column: 1 / -1;
  }
  .rows > li > .hezo-form {
    justify-self: end;
  }
  .rows strong {
    font-weight: 600;
  }
  .rows small {
    display: block;
    font-variant-numeric: tabular-nums;
  }
  .tag {
    margin-inline-start: 8px;
    padding: 1px 8px;
    border-radius: 4px;
    background: var(--_tint);
    font-size: 0.8125em;
    white-space: nowrap;
  }
  @container (max-width: 29.99em) {
    .rows > li {
      grid-template-columns: minmax(0, 1fr);
    }
    .rows > li > .hezo-form {
      justify-self: start;
    }
  }
`
