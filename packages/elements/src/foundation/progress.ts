import { msg, str } from '@lit/localize'
import { css, html } from 'lit'

/** The steps of a form and where the person is; `current` counts from 0. */
export function progress(steps: readonly string[], current: number): unknown {
  return html`<ol part="progress" aria-label=${msg(str`Krok ${current + 1} z ${steps.length}`)}>
    ${steps.map(
      (name, index) =>
        html`<li
          class=${index < current ? 'done' : ''}
          aria-current=${index === current ? 'step' : 'false'}
        >
          ${name}
        </li>`,
    )}
  </ol>`
}

/** Styles of the steps. */
export const progressStyles = css`
  [part='progress'] {
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: step;
  }
  [part='progress'] li {
    padding-block-start: 8px;
    border-block-start: 3px solid var(--_line);
    color: var(--_muted);
    font-size: 0.8125em;
    hyphens: auto;
  }
  [part='progress'] .done::after {
    content: ' ✓';
  }
  [part='progress'] [aria-current='step'] {
    color: var(--_text);
    font-weight: 600;
  }
  [part='progress'] :is(.done, [aria-current='step']) {
    border-color: var(--_accent);
  }
`
