import type { SessionKey, SessionStore, SessionTokens } from './session-store.ts'

/** What happened to a session: begun or found again, ended by the person, or ended by the server. */
export type SessionChange = 'started' | 'ended' | 'lost'
/** Told of each change after it is in force; a throw is the listener's own and reaches the caller. */
export type SessionListener = (change: SessionChange) => void

/**
 * The session in hand and, where there is a store, its copy there, written in the order of the
 * changes.
 */
export class SessionState {
  current: SessionTokens | null = null
  /** Counts sessions, so that what was begun in one is never finished in the next. */
  epoch = 0
  readonly listeners = new Set<SessionListener>()
  readonly #store: SessionStore | undefined
  #loading: Promise<void> | undefined
  #written: Promise<unknown> = Promise.resolve()

  /** The key of the session that is about to begin; made for the call that asks for its tokens. */
  nextKey: Promise<SessionKey | undefined> | undefined

  /** The key of the last session here, if its store knows one. */
  async lastKey(): Promise<SessionKey | undefined> {
    return this.current?.key ?? (await this.#store?.lastKey?.())
  }

  constructor(store?: SessionStore) {
    this.#store = store
    store?.watch?.(() => void this.sync().catch(() => undefined))
  }

  /** Reads the store, once. Rejects with the store's failure, and the next call reads again. */
  async load(): Promise<SessionTokens | null> {
    this.#loading ??= this.#read()
    await this.#loading
    return this.current
  }

  /**
   * Takes `tokens` over at once and tells the listeners of the `change`; without one the same
   * session goes on with new tokens. Resolves when the store has them.
   */
  async set(tokens: SessionTokens | null, change?: SessionChange): Promise<void> {
    this.#loading ??= Promise.resolve()
    const write = () => (tokens ? this.#store?.save(tokens) : this.#store?.clear())
    this.#written = this.#written.then(write, write)
    this.#become(tokens, change)
    await this.#written
  }

  /** Takes over what other clients of a shared store did: newer tokens, another session, or its end. */
  async sync(): Promise<void> {
    if (!this.#store?.watch) return
    await this.#written.catch(() => undefined)
    const { epoch } = this
    const kept = await this.#store.load()
    const { current } = this
    if (this.epoch !== epoch || kept?.accessToken === current?.accessToken) return
    const isSame = kept?.startedAt === current?.startedAt
    this.#become(kept, isSame ? undefined : kept ? 'started' : 'ended')
  }

  /** Runs `work` while no other client of a shared store runs its own. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#store?.exclusively ? this.#store.exclusively(work) : work()
  }

  async #read(): Promise<void> {
    const { epoch } = this
    try {
      const tokens = await this.#store?.load()
      if (tokens && this.epoch === epoch) this.#become(tokens, 'started')
    } catch (error) {
      this.#loading = undefined
      throw error
    }
  }

  #become(tokens: SessionTokens | null, change?: SessionChange): void {
    this.current = tokens
    if (!change) return
    this.epoch++
    for (const listener of this.listeners) listener(change)
  }
}
