import { css } from 'lit'

/** One row per contract, its devices under it. */
export const contractsStyles = css`
  .contracts > li {
    display: grid;
    grid-template-columns: 11em 10em 15.5em 1fr 6.5em;
    column-gap: 16px;
    align-items: center;
    padding-block: 4px;
    border-block-start: 1px solid var(--_line);
  }
  h3 {
    font-size: 1em;
  }
  h3 button {
    display: flex;
    gap: 12px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 44px;
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
  }
  h3 button[aria-expanded='true']::before {
    transform: rotate(45deg);
  }
  .count {
    justify-self: end;
  }
  .devices {
    display: grid;
    grid-column: 1 / -1;
    gap: 12px;
    padding-block: 4px 20px;
    padding-inline-start: 24px;
  }
  .devices[hidden] {
    display: none;
  }
  @container (max-width: 52.49em) {
    .contracts > li > :not(h3) {
      margin-inline-start: 24px;
    }
    .contracts > li {
      grid-template-columns: 1fr;
      row-gap: 2px;
      padding-block-end: 16px;
    }
    .count {
      justify-self: start;
    }
    .contracts .devices {
      margin-inline-start: 0;
      padding: 8px 0 0;
    }
  }
`
