/** The tokens of a session as they are kept. `expiresAt` is when the access token ends, in epoch ms. */
export interface SessionTokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: number
}

/** Where a session outlives the page or program that has it. One client uses a store at a time. */
export interface SessionStore {
  /** What was saved last, or null. */
  load(): Promise<SessionTokens | null>
  save(tokens: SessionTokens): Promise<void>
  clear(): Promise<void>
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
