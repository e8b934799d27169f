import { css } from 'lit'

/** The heading with its number, the tools, and the sharing switch. */
export const ticketStyles = css`
  h2 small {
    display: block;
    font-weight: 500;
    letter-spacing: 0;
  }
  .back {
    margin-block-end: 8px;
    padding-inline: 0;
  }
  .back::before {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    border: solid;
    border-width: 0 0 2px 2px;
    transform: rotate(45deg);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: end;
  }
  .sharing {
    display: grid;
    gap: 12px;
  }
  .switch {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .switch::before {
    content: '';
    flex: none;
    box-sizing: border-box;
    inline-size: 40px;
    block-size: 24px;
    border: 2px solid var(--_edge);
    border-radius: 12px;
    background: radial-gradient(circle at 10px 50%, var(--_edge) 6.5px, transparent 7px);
  }
  .switch[aria-checked='true']::before {
    border-color: var(--_accent);
    background: radial-gradient(circle at 26px 50%, var(--_on-accent) 6.5px, var(--_accent) 7px);
  }
`
