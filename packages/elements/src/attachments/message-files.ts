import type { Attachment } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { adopt } from '../foundation/form-styles.ts'
import type { HezoElement } from '../foundation/hezo-element.ts'
import { saveFile } from '../two-factor/keep-text.ts'
import { fileKind, formatSize } from './file-words.ts'
import { filesClient } from './files-client.ts'
import { fileSentence } from './files-failure.ts'
import { messageFilesStyles } from './files-styles.ts'

/** What is being fetched, and what could not be. */
const fetching = new WeakSet<Attachment>()
const failures = new WeakMap<Attachment, unknown>()

/** The files of a message; a press fetches one and gives it to the browser to save. */
export function messageFiles(
  host: HezoElement,
  attachments: readonly Attachment[],
): TemplateResult {
  adopt(host.renderRoot, messageFilesStyles)
  return html`<ul class="files" aria-label=${msg('Pliki')}>
    ${attachments.map((attachment) => row(host, attachment))}
  </ul>`
}

function row(host: HezoElement, attachment: Attachment): TemplateResult {
  const { name, size } = attachment
  const busy = fetching.has(attachment)
  const error = failures.get(attachment)
  return html`<li>
    <button
      type="button"
      aria-disabled=${busy ? 'true' : nothing}
      @click=${() => void download(host, attachment)}
    >
      <span class="kind" aria-hidden="true">${fileKind(name)}</span>
      <span><span class="unseen">${msg('Pobierz')} </span>${name}</span>
      <small>${busy ? msg('Pobieranie…') : formatSize(size)}</small>
    </button>
    ${
      error
        ? html`<p role="alert">
            ${fileSentence(error)} ${msg('Naciśnij plik, aby spróbować ponownie.')}
          </p>`
        : nothing
    }
  </li>`
}

async function download(host: HezoElement, attachment: Attachment): Promise<void> {
  if (fetching.has(attachment)) return
  const { id, name } = attachment
  fetching.add(attachment)
  failures.delete(attachment)
  host.announce(msg(str`Pobieranie: ${name}`))
  host.requestUpdate()
  try {
    const client = await filesClient(host.apiBase)
    saveFile(name, await client.attachments.get({ attachmentId: id }))
    host.announce(msg(str`Pobrano: ${name}`))
  } catch (error) {
    failures.set(attachment, error)
  }
  fetching.delete(attachment)
  host.requestUpdate()
}
