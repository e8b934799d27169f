import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'

/** A button that copies `text` and says so; `name` is what it is called where the label is too short. */
export function copyButton(text: string, label: string, look = '', name?: string): TemplateResult {
  const copy = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget as HTMLButtonElement
    const said = await navigator.clipboard.writeText(text).then(
      () => msg('Skopiowano'),
      () => msg('Nie udało się skopiować'),
    )
    button.dataset['said'] = said
    const status = (button.getRootNode() as ShadowRoot).querySelector('[role=status]')
    if (status) status.textContent = said
    setTimeout(() => delete button.dataset['said'], 3000)
  }
  return html`<button
    type="button"
    class="copy ${look}"
    aria-label=${name ?? nothing}
    @click=${copy}
  >
    ${label}
  </button>`
}
