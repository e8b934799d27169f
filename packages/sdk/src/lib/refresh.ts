import { tokens as tokenRoutes } from '@hezo/api/routes'
import { isHezoError } from './hezo-error.ts'
import type { SendRequest } from './send-request.ts'
import { keptTokens } from './session.ts'
import type { SessionState } from './session-state.ts'
import type { SessionTokens } from './session-store.ts'

/**
 * Exchanges the tokens that a call used for new ones, unless that has been done already. However
 * many calls ask at once, in however many tabs, the server is asked once: a refresh token works a
 * single time. Rejects
 * with `session_ended` after the session has been cleared, with any other failure leaving it alone.
 */
export type Refresh = (used: SessionTokens) => Promise<void>

/** The refresh of `state`'s session; `send` makes the call. */
export function createRefresh(state: SessionState, send: SendRequest): Refresh {
  const running = new Map<SessionTokens, Promise<void>>()

  async function refresh(used: SessionTokens): Promise<void> {
    try {
      await state.sync()
      if (state.current !== used) return
      const { key, refreshToken, startedAt } = used
      const tokens = await send(tokenRoutes.refresh, { refreshToken }, { key })
      if (state.current === used) await state.set(keptTokens(tokens, key, startedAt))
    } catch (error) {
      if (isHezoError(error, 'session_ended') && state.current === used) {
        await state.set(null, 'lost')
      }
      throw error
    } finally {
      running.delete(used)
    }
  }

  return async (used) => {
    if (state.current !== used) return
    const begun = running.get(used) ?? state.exclusively(() => refresh(used))
    running.set(used, begun)
    await begun
  }
}
