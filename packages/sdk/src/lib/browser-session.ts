import { useSessions } from './session-database.ts'
import {
  memorySession,
  type SessionKey,
  type SessionStore,
  type SessionTokens,
} from './session-store.ts'

/** What IndexedDB holds: the key, and the tokens of a session under another key that nobody can read. */
interface Kept {
  readonly key: SessionKey
  readonly tokens?: {
    readonly seal: CryptoKey
    readonly nonce: Uint8Array<ArrayBuffer>
    readonly sealed: ArrayBuffer
  }
}

const sealing = { name: 'AES-GCM', length: 256 }

/** How a browser session deals with storage. */
export interface BrowserSessionOptions {
  /** Milliseconds until storage that does not answer is given up; 2,000 unless given. */
  readonly storageTimeout?: number
  /** Called when storage has failed, was full or did not answer; not where the browser refuses it. */
  readonly onStorageError?: (error: DOMException) => void
  /** Holds the session where storage does not: for frames of one page, that share memory. */
  readonly memory?: SessionStore
}

/** Milliseconds that another tab may hold the lock; a refresh with its retries takes less. */
const lockTimeout = 30_000

/**
 * A session that reloads and other tabs of the same origin share, until it ends. Neither tokens nor
 * keys can be read from where they are kept (IndexedDB); `localStorage` only says that there is a
 * session. What is left of one that ended is its key, by which the browser is known again. Nothing is
 * written before the person has signed in.
 *
 * Where storage is refused (a sandboxed frame, a blocked origin), full, or does not answer, the session
 * lasts as long as the page; no method rejects or waits for longer than `storageTimeout` because of it.
 *
 * @param name of the session among those of the origin, e.g. one per API.
 */
export function browserSession(
  name: string,
  { storageTimeout = 2_000, onStorageError, memory = memorySession() }: BrowserSessionOptions = {},
): SessionStore {
  /** Storage did not answer once: it is not asked again. */
  let isSilent = false
  /** Storage holds something older than memory, or nothing. */
  let isBehind = false

  const inStore = async <T>(
    mode: IDBTransactionMode,
    use: (store: IDBObjectStore) => IDBRequest,
  ): Promise<T> => {
    if (isSilent) throw new DOMException('storage did not answer', 'TimeoutError')
    try {
      return await useSessions<T>(mode, use, storageTimeout)
    } catch (error) {
      const reason = error as DOMException
      isSilent = reason.name === 'TimeoutError'
      if (reason.name !== 'SecurityError') onStorageError?.(reason)
      throw error
    }
  }
  const read = (): Promise<Kept | undefined> => inStore('readonly', (store) => store.get(name))
  const write = (kept: Kept): Promise<unknown> =>
    inStore('readwrite', (store) => store.put(kept, name))

  return {
    async load() {
      if (isBehind) return memory.load()
      try {
        const { key, tokens } = (await read()) ?? {}
        if (!tokens) {
          mark(name, null)
          return null
        }
        const { seal, nonce, sealed } = tokens
        const text = await crypto.subtle.decrypt({ ...sealing, iv: nonce }, seal, sealed)
        const secrets = JSON.parse(new TextDecoder().decode(text)) as Omit<SessionTokens, 'key'>
        return { ...secrets, key }
      } catch {
        return memory.load()
      }
    },
    async save(tokens) {
      await memory.save(tokens)
      const { key, ...secrets } = tokens
      if (!key) return
      try {
        const seal = await crypto.subtle.generateKey(sealing, false, ['encrypt', 'decrypt'])
        const nonce = crypto.getRandomValues(new Uint8Array(12))
        const text = new TextEncoder().encode(JSON.stringify(secrets))
        const sealed = await crypto.subtle.encrypt({ ...sealing, iv: nonce }, seal, text)
        await write({ key, tokens: { seal, nonce, sealed } })
        isBehind = false
        mark(name, String(tokens.startedAt))
      } catch {
        isBehind = true
        // An older refresh token would end the session when a reload used it again.
        await inStore('readwrite', (store) => store.delete(name)).catch(() => undefined)
        mark(name, null)
      }
    },
    async clear() {
      await memory.clear()
      try {
        const { key } = (await read()) ?? {}
        if (key) await write({ key })
        isBehind = false
      } catch {
        // What could not be overwritten is not to come back on this page.
        isBehind = true
      }
      // The other tabs hear of it by this, and then look.
      mark(name, null)
    },
    async lastKey() {
      const { key } = (await read().catch(() => undefined)) ?? {}
      return key
    },
    async exclusively(work) {
      const { locks } = navigator as { locks?: LockManager }
      let begun = false
      const begin = () => {
        begun = true
        return work()
      }
      try {
        const signal = AbortSignal.timeout(lockTimeout)
        return await (locks ? locks.request(name, { signal }, begin) : begin())
      } catch (error) {
        // Where storage is refused locks are too; a tab that hangs must not stop this one.
        if (begun) throw error
        return work()
      }
    },
    watch(changed) {
      addEventListener('storage', ({ key }) => {
        if (key === name) changed()
      })
    },
  }
}

/** Says in `localStorage`, which other tabs hear of, when the session here began; null for none. */
function mark(name: string, startedAt: string | null): void {
  try {
    if (startedAt === null) localStorage.removeItem(name)
    else if (localStorage.getItem(name) !== startedAt) localStorage.setItem(name, startedAt)
  } catch {
    // Refused, full or null: then elements of other pages do not know of the session.
  }
}
