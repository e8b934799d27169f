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

/**
 * A session that reloads and other tabs of the same origin share, until it ends. Neither tokens nor
 * keys can be read from where they are kept (IndexedDB); `localStorage` only says that there is a
 * session. What is left of one that ended is its key, by which the browser is known again. Where the
 * page may use neither (a sandboxed frame, a blocked origin) the session lasts as
 * long as the page. Nothing is written before the person has signed in.
 *
 * @param name of the session among those of the origin, e.g. one per API.
 */
export function browserSession(name: string): SessionStore {
  const memory = memorySession()
  const read = (): Promise<Kept | undefined> => inStore('readonly', (store) => store.get(name))
  const write = (kept: Kept): Promise<unknown> =>
    inStore('readwrite', (store) => store.put(kept, name))
  return {
    async load() {
      try {
        const { key, tokens } = (await read()) ?? {}
        if (!tokens) {
          localStorage.removeItem(name)
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
        const mark = String(tokens.startedAt)
        if (localStorage.getItem(name) !== mark) localStorage.setItem(name, mark)
      } catch {
        // It lasts as long as the page.
      }
    },
    async clear() {
      await memory.clear()
      try {
        const { key } = (await read()) ?? {}
        if (key) await write({ key })
        // The other tabs hear of it by this, and then look.
        localStorage.removeItem(name)
      } catch {
        // There was nothing that could be kept.
      }
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
        return await (locks ? locks.request(name, begin) : begin())
      } catch (error) {
        // Where storage is refused locks are too, and there is nobody to share with.
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

async function inStore<T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const opening = indexedDB.open('hezo')
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('sessions'))
  const database = await settled(opening)
  try {
    const request = use(database.transaction('sessions', mode).objectStore('sessions'))
    return (await settled(request)) as T
  } finally {
    database.close()
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error as Error))
  })
}
