import { css } from 'lit'

/** The bar with the ways, and the place under it. */
export const portalStyles = css`
  :host {
    background: var(--hezo-page, light-dark(#f6f7f9, #0c0f11));
  }
  [part='header'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    align-items: center;
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
    flex: 1;
    gap: 4px 20px;
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
    margin-inline-start: auto;
  }
  .side :is(a, .hezo-link) {
    line-height: 44px;
  }
  [part='main'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;
    max-inline-size: 1120px;
    margin-inline: auto;
    padding: 32px 24px;
  }
  [part='footer'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 4px 16px;
    max-inline-size: 1120px;
    margin-inline: auto;
    padding: 0 24px 32px;
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  [hidden] {
    display: none;
  }
  @container (max-width: 44.99em) {
    [part='header'] {
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
      gap: 16px;
      padding: 16px 8px 24px;
    }
    [part='footer'] {
      padding-inline: 16px;
    }
  }
`
