/** A file on its way to the server. `share` of it has left; `id` is the server's. */
export interface Upload {
  readonly name: string
  readonly content: File
  state: 'waiting' | 'sending' | 'done' | 'failed'
  share: number
  id?: string
  error?: unknown
}

/** Sends one file and resolves with the id that the server gave it. */
export type SendFile = (
  upload: Upload,
  options: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
) => Promise<string>

/** So many files travel side by side. */
export const parallelUploads = 3

/** Files that are sent at once, a few side by side, and can be stopped, retried and taken away. */
export class UploadQueue {
  items: readonly Upload[] = []
  readonly #send: SendFile
  readonly #changed: (settled?: Upload) => void
  readonly #stops = new Map<Upload, AbortController>()
  #waiting: (() => void)[] = []

  /** `changed` is told of every step, and with the file when it has arrived or failed. */
  constructor(send: SendFile, changed: (settled?: Upload) => void) {
    this.#send = send
    this.#changed = changed
  }

  /** Whether files are still on their way. */
  get running(): boolean {
    return this.items.some(({ state }) => state === 'waiting' || state === 'sending')
  }

  /** Adds a file; one with an `error` is not sent at all. */
  add(name: string, content: File, error?: unknown): void {
    const state = error === undefined ? 'waiting' : 'failed'
    this.items = [...this.items, { name, content, state, share: 0, error }]
    this.#step()
  }

  retry(item: Upload): void {
    Object.assign(item, { state: 'waiting', share: 0 })
    this.#step()
  }

  /** Takes files away; what was on its way is stopped. */
  remove(...gone: readonly Upload[]): void {
    this.items = this.items.filter((item) => !gone.includes(item))
    for (const item of gone) this.#stops.get(item)?.abort()
    this.#step()
  }

  /** Resolves once nothing is on its way. */
  async settle(): Promise<void> {
    if (this.running) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #step(settled?: Upload): void {
    const free = parallelUploads - this.#stops.size
    const next = this.items.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))
    for (const item of next) void this.#run(item)
    if (!this.running) for (const resolve of this.#waiting.splice(0)) resolve()
    this.#changed(settled)
  }

  async #run(item: Upload): Promise<void> {
    const stop = new AbortController()
    this.#stops.set(item, stop)
    item.state = 'sending'
    const onProgress = (share: number): void => {
      const percent = Math.floor(share * 100) / 100
      if (percent === item.share) return
      item.share = percent
      this.#changed()
    }
    try {
      item.id = await this.#send(item, { signal: stop.signal, onProgress })
      item.state = 'done'
    } catch (error) {
      item.error = error
      item.state = 'failed'
    }
    this.#stops.delete(item)
    this.#step(this.items.includes(item) ? item : undefined)
  }
}
