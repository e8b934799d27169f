import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** The first wait, and the longest after nothing new or nothing but failures, in milliseconds. */
const shortest = 10_000
const longest = 60_000

/**
 * Repeats a look for news while the page is on show: every ten seconds, less and less often while
 * nothing happens, at once when the person comes back to the page.
 */
export class Poll implements ReactiveController {
  readonly #look: () => Promise<boolean>
  #wait = shortest
  #timer: ReturnType<typeof setTimeout> | undefined
  #looking = false

  /** `look` resolves with whether there was news; a failure counts as none. */
  constructor(host: ReactiveControllerHost, look: () => Promise<boolean>) {
    this.#look = look
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.now)
    addEventListener('focus', this.now)
    this.#plan()
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.now)
    removeEventListener('focus', this.now)
    clearTimeout(this.#timer)
  }

  /** Looks at once, unless the page is hidden. */
  readonly now = (): void => {
    this.#wait = shortest
    void this.#run()
  }

  async #run(): Promise<void> {
    if (document.hidden || this.#looking) return
    this.#looking = true
    const news = await this.#look().catch(() => false)
    this.#looking = false
    this.#wait = news ? shortest : Math.min(this.#wait * 1.5, longest)
    this.#plan()
  }

  #plan(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), this.#wait)
  }
}
