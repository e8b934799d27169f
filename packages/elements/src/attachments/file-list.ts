import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { adopt } from '../foundation/form-styles.ts'
import type { HezoElement } from '../foundation/hezo-element.ts'
import { fileKind, formatSize } from './file-words.ts'
import { fileSentence, mayRetry } from './files-failure.ts'
import { boxStyles } from './files-styles.ts'
import type { Upload } from './upload-queue.ts'

export interface FileListLook {
  readonly items: readonly Upload[]
  /** Says that more were picked than a ticket takes. */
  readonly surplus: string
  readonly dragging: boolean
  readonly remove: (item: Upload) => void
  readonly retry: (item: Upload) => void
}

/** The files of a form, each with what becomes of it; over the form, where files are let go. */
export function fileList(host: HezoElement, look: FileListLook): TemplateResult {
  adopt(host.getRootNode(), boxStyles)
  const { items, surplus, dragging } = look
  return html`${surplus ? html`<p class="hezo-help hezo-problem" role="alert">${surplus}</p>` : nothing}
  ${
    items.length > 0
      ? html`<ul class="hezo-files" aria-label=${msg('Dodane pliki')}>
          ${items.map((item) => row(item, look))}
        </ul>`
      : nothing
  }
  ${
    dragging
      ? html`<div class="hezo-drop" aria-hidden="true"><p>${msg('Upuść pliki tutaj')}</p></div>`
      : nothing
  }`
}

function row(item: Upload, { remove, retry }: FileListLook): TemplateResult {
  const { name, content, state, share, error } = item
  const running = state === 'waiting' || state === 'sending'
  return html`<li>
    <span class="hezo-kind" aria-hidden="true">${fileKind(name)}</span>
    <div>
      <span>${name}</span>
      <small>${formatSize(content.size)}${state === 'done' ? msg(' · dołączony') : nothing}</small>
      ${running ? html`<progress aria-label=${name} max="1" .value=${share}></progress>` : nothing}
      ${
        state === 'failed'
          ? html`<p class="hezo-help hezo-problem" role="alert">${fileSentence(error)}</p>`
          : nothing
      }
    </div>
    <div class="hezo-deeds">
      <button
        class="hezo-quiet"
        type="button"
        aria-label=${running ? msg(str`Przerwij wysyłanie: ${name}`) : msg(str`Usuń: ${name}`)}
        @click=${() => remove(item)}
      >
        ${running ? msg('Przerwij') : msg('Usuń')}
      </button>
      ${
        state === 'failed' && mayRetry(error)
          ? html`<button
              class="hezo-quiet"
              type="button"
              aria-label=${msg(str`Wyślij ponownie: ${name}`)}
              @click=${() => retry(item)}
            >
              ${msg('Wyślij ponownie')}
            </button>`
          : nothing
      }
    </div>
  </li>`
}
