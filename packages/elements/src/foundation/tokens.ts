import { css } from 'lit'

/**
 * What a page may say of text around us, or of everything (`*`), and what our words must not inherit.
 * Important, since a rule of the page for the element itself wins against `:host` otherwise.
 */
const inheritedResets = css`
  direction: ltr !important;
  writing-mode: horizontal-tb !important;
  white-space: normal !important;
  word-break: normal !important;
  overflow-wrap: normal !important;
  hyphens: manual !important;
  letter-spacing: normal !important;
  word-spacing: normal !important;
  line-height: 1.5 !important;
  font-style: normal !important;
  font-variant: normal !important;
  text-align: start !important;
  text-align-last: auto !important;
  text-indent: 0 !important;
  text-transform: none !important;
  text-shadow: none !important;
  text-emphasis: none !important;
  -webkit-text-fill-color: currentcolor !important;
  -webkit-text-stroke-width: 0 !important;
  list-style: disc outside !important;
  quotes: auto !important;
  tab-size: 8 !important;
  border-collapse: separate !important;
  border-spacing: 0 !important;
  caption-side: top !important;
  empty-cells: show !important;
`

/**
 * The design tokens. A page sets `--hezo-*` on the element or anywhere above it; the private names
 * carry them, or their defaults, to shadow and light DOM alike. Light or dark follows the page's
 * `color-scheme`; `theme="light"`, `"dark"` or `"auto"` (the reader's own setting) decides otherwise.
 */
export const tokens = css`
  :host {
    --_brand: var(--hezo-accent, light-dark(#0b6170, #7cd3e0));
    --_on-brand: var(--hezo-on-accent, light-dark(#fff, #06252b));
    /* What palette.ts makes of them, so that they can be read. */
    --_accent: var(--_brand);
    --_accent-fill: var(--_brand);
    --_accent-hover: var(--_brand);
    --_on-accent: var(--_on-brand);
    --_text: var(--hezo-text, light-dark(#172026, #e8edf0));
    --_muted: var(--hezo-muted, light-dark(#56626a, #a3afb6));
    --_surface: var(--hezo-surface, light-dark(#fff, #14191c));
    --_field: var(--hezo-field, light-dark(#fff, #0e1214));
    --_tint: var(--hezo-tint, light-dark(#f3f6f7, #1c2327));
    --_edge: var(--hezo-edge, light-dark(#7d8991, #6d7a82));
    --_line: var(--hezo-line, light-dark(#e1e6e9, #2b3439));
    --_danger: var(--hezo-danger, light-dark(#a8261c, #ffb3a8));
    --_danger-tint: var(--hezo-danger-tint, light-dark(#fdf2f1, #2b1a18));
    --_radius: var(--hezo-radius, 8px);
    --_font: var(--hezo-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    --_size: var(--hezo-font-size, max(16px, 1rem));
    --_ring: 0 0 0 3px color-mix(in srgb, var(--_accent) 35%, transparent);
    display: block;
    inline-size: 100%;
    container-type: inline-size;
    /* In a parent as wide as its content, a container would have no width at all. */
    contain-intrinsic-inline-size: 480px;
    color: var(--_text);
    font: 400 var(--_size) / 1.5 var(--_font);
    -webkit-text-size-adjust: 100%;
    ${inheritedResets}
  }
  :host::before,
  :host::after {
    content: none !important;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  a,
  .hezo-link {
    color: var(--_accent);
    text-underline-offset: 3px;
    border-radius: 4px;
  }
  .hezo-link {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .exact {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`
