/**
 * The key that a session is bound to (RFC 9449). A structured clone keeps it (IndexedDB does); JSON
 * cannot: its private half never leaves the platform.
 */
export interface SessionKey {
  readonly privateKey: CryptoKey
  /** The public half. */
  readonly jwk: Readonly<Record<'kty' | 'crv' | 'x' | 'y', string | undefined>>
}

/** The tokens of a session as they are kept. `expiresAt` is when the access token ends, in epoch ms. */
export interface SessionTokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: number
  /** When the session began, epoch ms: tells it from others in the same store. */
  readonly startedAt: number
  /** What the tokens are worth nothing without; undefined for those that anybody may use. */
  readonly key?: SessionKey | undefined
}

/** Where a session outlives the page or program that has it. */
export interface SessionStore {
  /** What was saved last, or null. */
  load(): Promise<SessionTokens | null>
  save(tokens: SessionTokens): Promise<void>
  clear(): Promise<void>
  /** The key of the last session that was here, so that its person is known by it. */
  lastKey?(): Promise<SessionKey | undefined>
  /** Of a store that several clients share: what they do here, they do one after another. */
  exclusively?<T>(work: () => Promise<T>): Promise<T>
  /** Of a store that several clients share: calls back when another one began or ended a session. */
  watch?(changed: () => void): void
}

/** A session that ends with the page or program: nothing is kept outside the client. */
export function memorySession(): SessionStore {
  let kept: SessionTokens | null = null
  return {
    load: async () => kept,
    save: async (tokens) => {
      kept = tokens
    },
    clear: async () => {
      kept = null
    },
  }
}
