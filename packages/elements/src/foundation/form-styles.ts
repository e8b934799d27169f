import { css, type CSSResult } from 'lit'

// One sheet per root for the forms in the light DOM. The double id in :not() adds specificity, not
// meaning: resets of the page lose against it. `revert` first takes back what the page says, but for
// the direction, which `all` leaves out, and what it puts before and after our nodes.
const rules = css`
  .hezo-form:not(#h#h) {
    all: revert;
    direction: inherit;
    unicode-bidi: revert;
    box-sizing: border-box;
    font: inherit;
    & :not(svg, svg *) {
      all: revert;
      direction: inherit;
      unicode-bidi: revert;
      box-sizing: border-box;
      font: inherit;
      letter-spacing: inherit;
      word-spacing: inherit;
      text-indent: inherit;
      text-transform: inherit;
      text-shadow: inherit;
    }
    &::before,
    &::after,
    & :not(svg, svg *)::before,
    & :not(svg, svg *)::after {
      all: revert;
      content: none;
    }
    &::first-letter,
    &::first-line,
    & ::first-letter,
    & ::first-line,
    & ::placeholder,
    & ::file-selector-button {
      all: revert;
    }
    display: grid;
    gap: 12px;
    margin: 0;
    & [hidden] {
      display: none;
    }
    & .hezo-field {
      display: grid;
      gap: 4px;
      min-inline-size: 0;
    }
    &[role='search'] .hezo-field {
      align-content: end;
    }
    & .hezo-row {
      display: grid;
      gap: 12px;
      grid-template-columns: 1fr;
    }
    & label {
      font-weight: 550;
      font-size: 0.9375em;
    }
    & .hezo-optional {
      margin-inline-start: 8px;
      color: var(--_muted);
      font-weight: 400;
      font-size: 0.9334em;
    }
    & :is(input:not([type='checkbox'], [type='radio']), select, textarea) {
      inline-size: 100%;
      min-block-size: 44px;
      margin: 0;
      padding: 8px 12px;
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background: var(--_field);
      color: var(--_text);
    }
    & .hezo-exact {
      font-variant-numeric: tabular-nums;
    }
    & .hezo-code {
      font-size: 1.5em;
      letter-spacing: 0.2em;
      max-inline-size: 8.5em;
    }
    & :is(input, select, textarea):hover {
      border-color: var(--_text);
    }
    & :is(input, select, textarea):focus {
      outline: none;
      border-color: var(--_accent);
      box-shadow: var(--_ring);
    }
    & [aria-invalid='true'] {
      border-color: var(--_danger);
      box-shadow: inset 0 0 0 1px var(--_danger);
    }
    & p {
      margin: 0;
    }
    & .hezo-help {
      min-block-size: 20px;
      color: var(--_muted);
      font-size: 0.875em;
      line-height: 20px;
      text-wrap: pretty;
    }
    & .hezo-problem {
      color: var(--_danger);
    }
    & .hezo-problem::before {
      content: '▲ ';
      font-size: 0.75em;
    }
    & .hezo-failure {
      display: grid;
      gap: 4px;
      padding: 12px 16px;
      border-inline-start: 3px solid var(--_danger);
      border-radius: 4px;
      background: var(--_danger-tint);
    }
    & .hezo-question {
      display: grid;
      gap: 8px;
      padding: 16px;
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background: var(--_tint);
    }
    & h3 {
      margin: 0;
      font-weight: 650;
    }
    & .hezo-reach {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      font-variant-numeric: tabular-nums;
      font-size: 0.9375em;
    }
    & a {
      color: var(--_accent);
      text-underline-offset: 3px;
    }
    & .hezo-actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      margin-block-start: 4px;
    }
    & .hezo-embed-notice {
      inline-size: 100%;
      max-inline-size: 560px;
      margin: 0 auto 16px;
    }
    & .hezo-progress {
      display: flex;
      gap: 12px;
      align-items: center;
      color: var(--_muted);
      font-size: 0.875em;
    }
    & .hezo-progress progress {
      inline-size: 96px;
      block-size: 4px;
      accent-color: var(--_accent);
    }
    & :is(button, .hezo-pick) {
      min-block-size: 44px;
      padding: 8px 20px;
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background: transparent;
      color: var(--_text);
      font-weight: 550;
      cursor: pointer;
    }
    & .hezo-link {
      min-block-size: 0;
      padding: 0;
      border: 0;
      color: var(--_accent);
      font-weight: 400;
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    & :is(button, .hezo-pick):hover {
      border-color: var(--_text);
    }
    & .hezo-primary {
      border-color: var(--_accent);
      background: var(--_accent-fill);
      color: var(--_on-accent);
    }
    & .hezo-primary:hover {
      border-color: var(--_accent);
      background: var(--_accent-hover);
    }
    & .hezo-quiet {
      justify-self: start;
      margin-inline: -5px;
      padding-inline: 4px;
      border-color: transparent;
      color: var(--_accent);
    }
    & [aria-disabled='true'] {
      opacity: 0.65;
      cursor: progress;
    }
    & :is(button, a, .hezo-pick):is(:focus-visible, :focus-within) {
      outline: 2px solid var(--_accent);
      outline-offset: 2px;
    }
  }
  @container (min-width: 30em) {
    .hezo-form:not(#h#h) .hezo-row {
      grid-template-columns: 1fr 1fr;
    }
  }
  @container (max-width: 29.99em) {
    .hezo-form:not(#h#h) .hezo-primary {
      flex: 1 0 100%;
    }
  }
  @media (forced-colors: active) {
    .hezo-form:not(#h#h) :is(input, select, textarea):focus {
      outline: 2px solid Highlight;
    }
  }
`

/** Gives the root that an element stands in (document or shadow root) the styles of our forms. */
export function adoptFormStyles(root: Node): void {
  adopt(root, rules)
}

/** Gives a document or shadow root a sheet, once. */
export function adopt(root: Node, { styleSheet }: CSSResult): void {
  if (!styleSheet || !(root instanceof Document || root instanceof ShadowRoot)) return
  if (!root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet)
}
