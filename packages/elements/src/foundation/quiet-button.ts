import { html, type TemplateResult } from 'lit'

/** A button for what is not the next step of a form. */
export function quietButton(label: string, onClick: () => unknown): TemplateResult {
  return html`<button class="hezo-quiet" type="button" @click=${onClick}>${label}</button>`
}
