import { css } from 'lit'

/** The bar with the ways, and the place under it. */
export const portalStyles = css`
  [part='header'] {
    gap: 4px 24px;
    justify-content: flex-start;
    padding: 8px 24px;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  h1 {
    margin: 0;
    font-size: 1.125em;
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  h1 a,
  nav a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    color: var(--_text);
    text-decoration: none;
  }
  nav {
    display: flex;
    gap: 4px 20px;
    flex: 1;
  }
  nav a {
    border-block: 2px solid transparent;
    border-radius: 0;
  }
  nav a:hover {
    color: var(--_accent);
  }
  nav a[aria-current] {
    border-block-end-color: var(--_accent);
    font-weight: 600;
  }
  .side {
    display: flex;
    gap: 4px 16px;
    align-items: center;
  }
  .side .button {
    inline-size: auto;
  }
  .phone a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
  [part='main'] {
    display: grid;
    gap: 40px;
    max-inline-size: 1120px;
    margin-inline: auto;
    padding: 32px 24px 48px;
  }
  [part='footer'] {
    max-inline-size: 1072px;
    margin-inline: auto;
    padding-block-end: 32px;
  }
  [part='footer'][hidden] {
    display: none;
  }
  @container (max-width: 719px) {
    [part='header'] {
      justify-content: space-between;
      padding: 4px 16px;
    }
    nav {
      order: 1;
      flex: 1 0 100%;
      justify-content: space-between;
    }
    .phone {
      display: none;
    }
    [part='main'] {
      padding: 20px 16px 40px;
    }
    [part='footer'] {
      margin-inline: 16px;
    }
    .account summary {
      max-inline-size: 9em;
    }
  }
`
