import { css } from 'lit'

/** The number over the subject, and the tools. */
export const ticketStyles = css`
  h2 small {
    display: block;
    font-weight: 500;
  }
  .tools {
    grid-auto-flow: column;
    justify-content: start;
  }
`
