import { attachmentLimits } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import type { ReactiveController } from 'lit'
import type { HezoElement } from '../foundation/hezo-element.ts'
import type { Failure } from '../foundation/sentences.ts'
import { fileList } from './file-list.ts'
import { filesClient } from './files-client.ts'
import { fault, faultOf } from './files-failure.ts'
import { filesWord, pastedName } from './file-words.ts'
import { type Upload, UploadQueue } from './upload-queue.ts'

/** What a form has to do with its files: `attachmentIds` holds the ids of those that have arrived. */
export interface FilesForm {
  readonly host: HezoElement
  readonly values: { readonly attachmentIds: string }
  readonly problems: { attachmentIds?: unknown }
  failure: Failure | undefined
  set(name: 'attachmentIds', text: string): void
}

/** Without another event for so long, whatever was dragged has left, in milliseconds. */
const dragPause = 700

/** The files of one form: takes them, sends them at once, and lets the form wait for them. */
export class FileBox implements ReactiveController {
  /** What the form's button says while it waits for files. */
  word: string | undefined

  readonly #form: FilesForm
  readonly #there: () => number
  readonly #queue: UploadQueue
  #dragging: ReturnType<typeof setTimeout> | undefined
  #surplus = 0

  constructor(form: FilesForm, there: () => number) {
    this.#form = form
    this.#there = there
    this.#queue = new UploadQueue(
      async ({ name, content }, options) => {
        // A folder looks like a file until it is read.
        await content
          .slice(0, 1)
          .arrayBuffer()
          .catch(() => Promise.reject(fault('file_unreadable')))
        const client = await filesClient(form.host.apiBase)
        return (await client.attachments.upload({ name, content }, options)).id
      },
      (settled) => this.#handleStep(settled),
    )
    form.host.addController(this)
  }

  hostUpdate(): void {
    if (!this.#form.problems.attachmentIds) return
    // What waited too long to be sent was swept away; the person still has it.
    delete this.#form.problems.attachmentIds
    for (const item of this.#queue.items) {
      Object.assign(item, { state: 'failed', error: fault('file_gone') })
    }
    this.#fill()
  }

  hostDisconnected(): void {
    // A page that moves the element puts it back at once.
    queueMicrotask(() => {
      if (!this.#form.host.isConnected) this.#queue.remove(...this.#queue.items)
    })
  }

  /** Takes what an event brought: `drop`, `paste` or `change`; others only say that a drag goes on. */
  take(way: string, files: readonly File[]): void {
    clearTimeout(this.#dragging)
    this.#dragging = undefined
    if (way.startsWith('drag')) {
      this.#dragging = setTimeout(() => this.take('left', []), dragPause)
    } else if (files.length > 0) {
      this.#add(way, files)
    }
    this.#form.host.requestUpdate()
  }

  /** Resolves when all files have arrived; rejects when one has failed, and leads there. */
  readonly ready = async (): Promise<void> => {
    if (this.#queue.running) this.word = msg('Wysyłanie plików…')
    this.#form.host.requestUpdate()
    await this.#queue.settle()
    this.word = undefined
    this.#fill()
    const failed = this.#queue.items.findIndex(({ state }) => state === 'failed')
    if (failed < 0) return
    void this.#focus(failed)
    const message = msg('Nie wszystkie pliki dołączono. Usuń te z błędem albo wyślij je ponownie.')
    throw Object.assign(new Error(message), { code: 'files_failed' })
  }

  /** Lets go of the files that went with what was sent; others came later and stay. */
  sent(ids: string): void {
    this.#surplus = 0
    this.#queue.remove(...this.#queue.items.filter(({ id }) => id && ids.includes(id)))
  }

  /** Gives everything up. */
  clear(): void {
    this.#form.host.removeController(this)
    clearTimeout(this.#dragging)
    this.#queue.remove(...this.#queue.items)
  }

  #add(way: string, files: readonly File[]): void {
    const { items } = this.#queue
    const room = Math.max(0, attachmentLimits.perTicket - this.#there() - items.length)
    const taken = files.slice(0, room)
    this.#surplus = files.length - taken.length
    const names = items.map(({ name }) => name)
    for (const file of taken) {
      const name = way === 'paste' ? pastedName(file.name, new Date(), names) : file.name
      names.push(name)
      this.#queue.add(name, file, faultOf(file))
    }
    if (taken.length > 0) this.#form.host.announce(msg(str`Dodano: ${filesWord(taken.length)}.`))
  }

  #surplusSentence(): string {
    const { perTicket } = attachmentLimits
    return this.#surplus > 0
      ? msg(
          str`Nie dodano: ${filesWord(this.#surplus)}. Zgłoszenie może mieć najwyżej ${filesWord(perTicket)}.`,
        )
      : ''
  }

  #handleStep(settled: Upload | undefined): void {
    // What failed says so itself, in an alert.
    if (settled?.state === 'done') {
      this.#form.host.announce(msg(str`Dołączono: ${settled.name}`))
    }
    this.#fill()
  }

  /** Tells the form which files have arrived. */
  #fill(): void {
    const ids = this.#queue.items.flatMap(({ id, state }) => (state === 'done' && id ? [id] : []))
    const { host, values } = this.#form
    if (ids.join(' ') !== values.attachmentIds) this.#form.set('attachmentIds', ids.join(' '))
    host.requestUpdate()
  }

  /** Moves focus to the buttons of a file, of the last one, or to the way to add one. */
  async #focus(index: number): Promise<void> {
    const { host } = this.#form
    await host.updateComplete
    const rows = host.querySelectorAll('.hezo-files li')
    const row = rows[Math.min(index, rows.length - 1)]
    ;(row ?? host).querySelector<HTMLElement>(row ? 'button' : '.hezo-pick input')?.focus()
  }

  render(): unknown {
    return fileList(this.#form.host, {
      items: this.#queue.items,
      surplus: this.#surplusSentence(),
      dragging: this.#dragging !== undefined,
      remove: (item) => {
        const index = this.#queue.items.indexOf(item)
        this.#form.failure = undefined
        this.#surplus = 0
        this.#queue.remove(item)
        this.#form.host.announce(msg(str`Usunięto: ${item.name}`))
        void this.#focus(index)
      },
      retry: (item) => {
        this.#form.failure = undefined
        this.#queue.retry(item)
      },
    })
  }
}
