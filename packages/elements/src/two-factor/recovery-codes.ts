import { msg } from '@lit/localize'
import { html } from 'lit'
import { copyButton } from './copy-button.ts'
import { printText, saveText } from './keep-text.ts'

/** The recovery codes, shown this once: to copy, print or save; `onKept` goes on. */
export function renderRecoveryCodes(codes: readonly string[], onKept: () => unknown): unknown {
  const shown = codes.map((code) => code.replace(/-/g, '').replace(/.{4}(?=.)/g, '$&-'))
  const title = msg('Kody zapasowe myHEZO')
  const note = msg('Każdy kod działa raz, zamiast kodu z aplikacji.')
  const text = [title, location.host, '', ...shown, '', note, ''].join('\n')
  return html`<div class="codes">
    <ul aria-label=${title}>
      ${shown.map((code) => html`<li><code class="exact">${code}</code></li>`)}
    </ul>
    <div class="hezo-form">
      <div class="hezo-actions">
        ${copyButton(shown.join('\n'), msg('Kopiuj kody'))}
        <button type="button" @click=${() => printText(title, text)}>${msg('Drukuj')}</button>
        <button type="button" @click=${() => saveText('myhezo-kody.txt', text)}>
          ${msg('Zapisz plik .txt')}
        </button>
      </div>
      <div class="hezo-actions">
        <button type="button" class="hezo-primary" @click=${onKept}>
          ${msg('Kody zapisane, dalej')}
        </button>
      </div>
    </div>
  </div>`
}
