import { css } from 'lit'

/** The menu beside the sections, or above them where there is no room. */
export const accountStyles = css`
  .sides {
    display: grid;
    grid-template-columns: 144px minmax(0, 640px);
    gap: 24px 56px;
    align-items: start;
  }
  .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;
    min-block-size: 320px;
    align-content: start;
  }
  nav {
    display: grid;
  }
  nav a {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    padding-inline: 12px;
    border-inline-start: 2px solid var(--_line);
    border-radius: 0;
    color: var(--_text);
    text-decoration: none;
  }
  nav a:hover {
    color: var(--_accent);
  }
  nav a[aria-current] {
    border-color: var(--_accent);
    font-weight: 600;
  }
  @container (max-width: 44.99em) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 0 20px;
      border-block-end: 1px solid var(--_line);
    }
    nav a {
      padding-inline: 0;
      border-inline-start: 0;
      border-block-end: 2px solid transparent;
    }
    nav a[aria-current] {
      border-color: var(--_accent);
    }
  }
`
