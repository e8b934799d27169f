import { css } from 'lit'

/** The number over the subject, and the tools. */
export const ticketStyles = css`
  section {
    max-inline-size: 864px;
  }
  h2 small {
    display: block;
    font-weight: 500;
  }
  header .hezo-form {
    order: -1;
    grid-column: 1 / -1;
    justify-content: start;
  }
  .tools {
    grid-auto-flow: column;
    justify-content: start;
  }
`
