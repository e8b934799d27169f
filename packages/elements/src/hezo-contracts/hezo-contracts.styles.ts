import { css } from 'lit'

/** One row per contract, its devices under it. */
export const contractsStyles = css`
  .note {
    margin-block-start: 8px;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .contracts {
    display: grid;
  }
  .contracts > li {
    border-block-start: 1px solid var(--_line);
  }
  .contracts > li:last-child {
    border-block-end: 1px solid var(--_line);
  }
  .contract {
    display: grid;
    grid-template-columns: 2fr 1.6fr 2.2fr 3fr auto;
    gap: 4px 16px;
    align-items: center;
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: 1em;
  }
  h3 button {
    display: flex;
    gap: 12px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 56px;
    padding: 0 4px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  h3 button::before {
    content: '';
    flex: none;
    inline-size: 7px;
    block-size: 7px;
    border: solid var(--_accent);
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
    transition: transform 0.15s;
  }
  h3 button[aria-expanded='true']::before {
    transform: rotate(45deg);
  }
  .count {
    justify-self: end;
  }
  .devices {
    display: grid;
    gap: 12px;
    padding-block: 4px 16px;
    padding-inline-start: 24px;
  }
  .devices[hidden] {
    display: none;
  }
  @media (prefers-reduced-motion: reduce) {
    h3 button::before {
      transition: none;
    }
  }
  @container (max-width: 839px) {
    .contract {
      grid-template-columns: 1fr auto;
      padding-block-end: 12px;
    }
    h3 {
      grid-column: 1 / -1;
    }
    .contract > :not(h3) {
      margin-inline-start: 24px;
    }
    .contract > .muted {
      grid-column: 1 / -1;
      order: 1;
    }
  }
  @container (max-width: 479px) {
    .contract {
      grid-template-columns: 1fr;
    }
    .count {
      justify-self: start;
    }
    .devices {
      padding-inline-start: 0;
    }
  }
`
