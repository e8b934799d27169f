import type { ReactiveController } from 'lit'
import type { HezoElement } from '../foundation/hezo-element.ts'
import { type Failure, failureOf } from '../foundation/sentences.ts'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/**
 * A list that comes page by page: the next one when it is asked for, or when the element that
 * `sentinel` selects scrolls into view. What was there stays on show until a new first page has come, so nothing jumps.
 */
export class PagedList<Item> implements ReactiveController {
  /** Undefined until the first page has come. */
  items: readonly Item[] | undefined
  failure: Failure | undefined
  busy = false

  readonly #host: HezoElement
  readonly #sentinel: string
  readonly #load: (cursor: string | undefined) => Promise<Page<Item>>
  #cursor: string | null = null
  #asked: string | undefined
  #run = 0
  #watched: Element | null = null
  readonly #watch = new IntersectionObserver(
    ([entry]) => entry?.isIntersecting && !this.failure && this.more(),
    { rootMargin: '400px' },
  )

  constructor(
    host: HezoElement,
    load: (cursor: string | undefined) => Promise<Page<Item>>,
    sentinel = '',
  ) {
    this.#host = host
    this.#load = load
    this.#sentinel = sentinel
    host.addController(this)
  }

  /** Whether there is another page. */
  get hasMore(): boolean {
    return this.#cursor !== null
  }

  /** Loads the first page anew; a page still on its way is no longer wanted. */
  readonly restart = (): Promise<void> => this.#next(undefined)

  /** Loads the next page, if there is one. */
  readonly more = (): void => {
    if (!this.busy && this.#cursor) void this.#next(this.#cursor)
  }

  /** Asks once more for what failed. */
  readonly again = (): Promise<void> => this.#next(this.#asked)

  /** Forgets everything. */
  clear(): void {
    this.#run++
    this.items = undefined
    this.failure = undefined
    this.busy = false
    this.#cursor = null
  }

  hostUpdated(): void {
    if (!this.#sentinel) return
    const button = this.#host.renderRoot.querySelector(this.#sentinel)
    if (button === this.#watched) return
    this.#watch.disconnect()
    if (button) this.#watch.observe(button)
    this.#watched = button
  }

  hostDisconnected(): void {
    this.#watch.disconnect()
    this.#watched = null
  }

  async #next(cursor: string | undefined): Promise<void> {
    const run = ++this.#run
    this.#asked = cursor
    this.busy = true
    this.failure = undefined
    this.#host.requestUpdate()
    try {
      const { items, nextCursor } = await this.#load(cursor)
      if (run !== this.#run) return
      this.items = cursor === undefined ? items : [...(this.items ?? []), ...items]
      this.#cursor = nextCursor
    } catch (error) {
      if (run !== this.#run) return
      this.failure = failureOf(error)
    }
    this.busy = false
    // Looked at anew: the end of the list may still be in view.
    this.#watched = null
    this.#host.requestUpdate()
  }
}
