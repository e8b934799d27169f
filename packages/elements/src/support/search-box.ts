import { html, type TemplateResult } from 'lit'

const pause = 300

/** A search field that searches when typing pauses, or at once on Enter. */
export function searchBox(
  label: string,
  text: string,
  search: (text: string) => void,
): TemplateResult {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const handleInput = ({ target }: Event): void => {
    clearTimeout(waiting)
    waiting = setTimeout(() => search((target as HTMLInputElement).value), pause)
  }
  const handleChange = ({ target }: Event): void => {
    clearTimeout(waiting)
    search((target as HTMLInputElement).value)
  }
  return html`<label class="wide"
    >${label}<input
      type="search"
      name="search"
      maxlength="100"
      autocomplete="off"
      spellcheck="false"
      .value=${text}
      @input=${handleInput}
      @change=${handleChange}
  /></label>`
}

/** One labelled choice that narrows or orders a list. */
export function listChoice<Value extends string>(
  label: string,
  current: Value,
  options: readonly (readonly [value: Value, name: string])[],
  choose: (value: Value) => void,
): TemplateResult {
  return html`<label
    >${label}<select
      @change=${({ target }: Event) => choose((target as HTMLSelectElement).value as Value)}
    >
      ${options.map(
        ([value, name]) =>
          html`<option value=${value} ?selected=${value === current}>${name}</option>`,
      )}
    </select></label
  >`
}
