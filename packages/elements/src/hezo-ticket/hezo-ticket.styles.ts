import { css } from 'lit'

/** The way back, and the number over the subject. */
export const ticketStyles = css`
  section {
    max-inline-size: 864px;
  }
  h2 small {
    display: block;
    font-weight: 500;
    font-size: 0.625em;
  }
  header {
    grid-template-columns: 1fr;
  }
  header .hezo-form {
    order: -1;
  }
`
