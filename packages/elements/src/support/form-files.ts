import { attachmentLimits } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'
import type * as attachments from '../attachments/attachments.ts'
import type { FileBox, FilesForm } from '../attachments/file-box.ts'
import { helpLine } from '../foundation/field.ts'
import { adopt } from '../foundation/form-styles.ts'
import { importPart } from '../foundation/import-part.ts'
import { messagesArriving } from '../foundation/locale.ts'
import { failureOf } from '../foundation/sentences.ts'

/** What only files need; undefined until `loadFiles` has brought it. */
export let filesCode: typeof attachments | undefined

/** Brings what only files need: when somebody begins a form, or a message has some. */
export async function loadFiles(): Promise<typeof attachments> {
  const code = await importPart(() => import('../attachments/attachments.ts'))
  await messagesArriving()
  return (filesCode = code)
}

const ways = ['dragenter', 'dragover', 'drop', 'paste']

const styles = css`
  .hezo-form:not(#h#h) .hezo-pick {
    position: relative;
    justify-self: start;
    padding-block: 9px;
    font-size: 1em;
    & input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
  }
`

/**
 * The files of a form: a button that is there at once, and a box for what is picked, dropped or
 * pasted, which comes when the person begins.
 */
export class FormFiles {
  /** Holds the files; undefined until somebody begins. */
  box: FileBox | undefined

  readonly #form: FilesForm
  /** How many files the ticket has already. */
  readonly #there: () => number

  constructor(form: FilesForm, there = () => 0) {
    this.#form = form
    this.#there = there
    for (const way of ways) form.host.addEventListener(way, this)
  }

  /** Gives up what is on its way and listens no more. */
  dispose(): void {
    for (const way of ways) this.#form.host.removeEventListener(way, this)
    this.box?.clear()
  }

  readonly load = async (): Promise<FileBox> => {
    const { FileBox } = await loadFiles()
    return (this.box ??= new FileBox(this.#form, this.#there))
  }

  /** For all ways that files come. What an event carries is only there until it has been handled. */
  handleEvent(event: Event): void {
    const { type, dataTransfer, clipboardData } = event as DragEvent & ClipboardEvent
    const input = this.#form.host.querySelector<HTMLInputElement>(`#${this.#id}`)
    const { types, files } = dataTransfer ??
      clipboardData ?? { types: ['Files'], files: input?.files }
    // Office programs copy text as a picture, too: the text is meant.
    const isText = types.includes('text/plain') && types.includes('text/html')
    if (!input || !files || !types.includes('Files') || isText) return
    event.preventDefault()
    const taken = Array.from(files)
    // The same file can be picked again.
    input.value = ''
    this.load().then(
      (box) => box.take(type, taken),
      (error: unknown) => {
        this.#form.failure = failureOf(error)
        this.#form.host.requestUpdate()
      },
    )
  }

  /** Runs `action` once all files have arrived, and lets go of those that went with it. */
  async send(action: () => Promise<void>): Promise<void> {
    await this.box?.ready()
    const { attachmentIds } = this.#form.values
    await action()
    this.box?.sent(attachmentIds)
  }

  get #id(): string {
    return `${this.#form.host.uid}-files`
  }

  render(): TemplateResult {
    const { bytes, perTicket } = attachmentLimits
    adopt(this.#form.host.getRootNode(), styles)
    return html`<div class="hezo-field">
      <label class="hezo-pick">
        ${msg('Dodaj pliki')}
        <input
          id=${this.#id}
          type="file"
          multiple
          aria-describedby="${this.#id}-help"
          @change=${this}
        />
      </label>
      ${helpLine(
        this.#id,
        undefined,
        msg(
          str`Każdy do ${bytes / 1024 ** 2} MB, najwyżej ${perTicket} w zgłoszeniu. Możesz je też przeciągnąć lub wkleić.`,
        ),
      )}
      ${this.box?.render() ?? nothing}
    </div>`
  }
}
