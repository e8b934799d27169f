import type { Tokens } from '@hezo/api'
import { tokens as tokenRoutes } from '@hezo/api/routes'
import type { SendRequest } from './send-request.ts'
import type { SessionListener, SessionState } from './session-state.ts'
import type { SessionKey, SessionTokens } from './session-store.ts'

/** Who is signed in with this client, as a page or program sees it. */
export interface Session {
  /** Whether there is a session; false until the store has been read, see `ready`. */
  readonly signedIn: boolean
  /** The tokens in use. They change whenever they are refreshed, without notice. */
  readonly current: SessionTokens | null
  /** Reads the store if that has not happened yet, and resolves with `signedIn`. */
  ready(): Promise<boolean>
  /** Begins a session with the tokens of a sign-in, in place of any other. */
  start(tokens: Tokens): Promise<void>
  /**
   * Signs out: here at once and whatever happens, on the server if it can be reached. Rejects only
   * with a failure of the store.
   */
  end(): Promise<void>
  /** Calls `listener` on each change of the session; the function returned stops that. */
  subscribe(listener: SessionListener): () => void
}

/** The API's tokens with their end as a moment on this machine's clock, and the key they need. */
export function keptTokens(
  { accessToken, refreshToken, expiresIn, tokenType }: Tokens,
  key: SessionKey | undefined,
  startedAt = Date.now(),
): SessionTokens {
  const kept = { accessToken, refreshToken, expiresAt: Date.now() + expiresIn * 1000, startedAt }
  return tokenType === 'DPoP' ? { ...kept, key } : kept
}

/** The public face of `state`; `send` makes the call that revokes. */
export function createSession(state: SessionState, send: SendRequest): Session {
  return {
    get signedIn() {
      return state.current !== null
    },
    get current() {
      return state.current
    },
    ready: async () => (await state.load()) !== null,
    async start(tokens) {
      const key = await state.nextKey
      state.nextKey = undefined
      await state.set(keptTokens(tokens, key), 'started')
    },
    async end() {
      const tokens = await state.load()
      if (!tokens) return
      const { refreshToken } = tokens
      const revoked = send(tokenRoutes.revoke, { refreshToken }).catch(() => undefined)
      await Promise.all([state.set(null, 'ended'), revoked])
    },
    subscribe(listener) {
      state.listeners.add(listener)
      return () => state.listeners.delete(listener)
    },
  }
}
