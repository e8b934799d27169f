import { css } from 'lit'

/** What the form of a new ticket has besides the fields of every form: the device picker. */
export const newTicketStyles = css`
  .hezo-form:not(#h#h) {
    & .hezo-picker {
      position: relative;
    }
    & .hezo-options {
      position: absolute;
      z-index: 2;
      inset: 48px 0 auto;
      max-block-size: min(320px, 50vh);
      margin: 0;
      padding: 4px;
      overflow: auto;
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background: var(--_field);
      box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
      list-style: none;
    }
    & [hidden] {
      display: none;
    }
    & .hezo-option {
      min-block-size: 44px;
      padding: 6px 8px;
      border-radius: 4px;
      overflow-wrap: anywhere;
      cursor: pointer;
    }
    & .hezo-option:is(:hover, [aria-selected='true']) {
      background: var(--_tint);
    }
    & .hezo-option[aria-selected='true'] {
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }
    & :is(.hezo-option, .hezo-picked) small {
      display: block;
      color: var(--_muted);
      font-size: 0.875em;
    }
    & .hezo-picked {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
      padding: 8px 12px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_tint);
      overflow-wrap: anywhere;
    }
  }
`
