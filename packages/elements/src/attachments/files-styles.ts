import { css } from 'lit'

/** The files of a form, in the light DOM. */
export const boxStyles = css`
  .hezo-form:not(#h#h) {
    & .hezo-files {
      display: grid;
      margin: 4px 0 0;
      padding: 0;
      list-style: none;
    }
    & .hezo-files li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
      align-items: center;
      padding-block: 8px;
      border-block-start: 1px solid var(--_line);
    }
    & .hezo-files li > div:not([class]) {
      flex: 1 1 160px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    & .hezo-kind {
      flex: none;
      inline-size: 44px;
      padding-block: 4px;
      border-radius: 4px;
      background: var(--_tint);
      color: var(--_muted);
      font-weight: 650;
      font-size: 0.75em;
      text-align: center;
    }
    & .hezo-files small {
      margin-inline-start: 4px;
      color: var(--_muted);
      font-size: 0.875em;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    & progress {
      appearance: none;
      display: block;
      inline-size: 100%;
      block-size: 4px;
      margin-block-start: 4px;
      border: 0;
      border-radius: 2px;
      background: var(--_line);
      overflow: hidden;
    }
    & progress::-webkit-progress-bar {
      background: var(--_line);
    }
    & progress::-webkit-progress-value {
      background: var(--_accent);
    }
    & progress::-moz-progress-bar {
      background: var(--_accent);
    }
    & .hezo-deeds {
      display: flex;
      gap: 0 16px;
      margin-inline-start: auto;
    }
    & .hezo-drop {
      position: absolute;
      inset: -8px;
      border: 2px dashed var(--_accent);
      border-radius: var(--_radius);
      background: color-mix(in srgb, var(--_surface) 88%, var(--_accent));
      opacity: 0.95;
      pointer-events: none;
    }
    & .hezo-drop p {
      position: sticky;
      inset-block: 40vh;
      padding: 24px;
      font-weight: 650;
      font-size: 1.125em;
      text-align: center;
    }
    &:has(.hezo-drop) {
      position: relative;
    }
  }
`

/** The files of messages, in the shadow root. */
export const messageFilesStyles = css`
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 4px;
  }
  .files li {
    max-inline-size: 100%;
  }
  .files button {
    display: flex;
    gap: 0 8px;
    align-items: center;
    min-block-size: 44px;
    max-inline-size: 100%;
    padding: 4px 12px 4px 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .files button:hover {
    border-color: var(--_text);
  }
  .files [aria-disabled] {
    cursor: progress;
  }
  .files small {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .kind {
    flex: none;
    align-content: center;
    inline-size: 44px;
    block-size: 36px;
    border-radius: 4px;
    background: var(--_tint);
    color: var(--_muted);
    font-weight: 650;
    font-size: 0.75em;
    text-align: center;
  }
  .files p {
    color: var(--_danger);
    font-size: 0.875em;
  }
`
