import { html, type TemplateResult } from 'lit'

const pause = 300
let waiting: ReturnType<typeof setTimeout> | undefined

/** A search field that searches when typing pauses, or at once on Enter. */
export function searchBox(
  label: string,
  text: string,
  search: (text: string) => void,
): TemplateResult {
  const handle = ({ target, type }: Event): void => {
    clearTimeout(waiting)
    const typed = (target as HTMLInputElement).value.trim()
    waiting = setTimeout(() => search(typed), type === 'change' ? 0 : pause)
  }
  return html`<div class="hezo-field">
    <label for="search">${label}</label>
    <input
      id="search"
      type="search"
      maxlength="100"
      autocomplete="off"
      spellcheck="false"
      .value=${text}
      @input=${handle}
      @change=${handle}
    />
  </div>`
}

/** One labelled choice that narrows or orders a list, or changes a value at once. */
export function listChoice<Value extends string>(
  label: string,
  current: Value,
  options: readonly (readonly [value: Value, name: string])[],
  choose: (value: Value) => void,
): TemplateResult {
  const id = label.replace(' ', '-')
  return html`<div class="hezo-field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      @change=${({ target }: Event) => choose((target as HTMLSelectElement).value as Value)}
    >
      ${options.map(
        ([value, name]) =>
          html`<option value=${value} ?selected=${value === current}>${name}</option>`,
      )}
    </select>
  </div>`
}
