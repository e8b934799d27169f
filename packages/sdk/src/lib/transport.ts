import type { Route } from '@hezo/api'
import type { CallResult } from './call.ts'
import { HezoError, isHezoError } from './hezo-error.ts'
import { createSessionKey } from './proof.ts'
import { randomKey } from './random-key.ts'
import { createRefresh } from './refresh.ts'
import type { FlatInput } from './request.ts'
import { createSendRequest, type RequestExtras, type SendOptions } from './send-request.ts'
import { createSession, type Session } from './session.ts'
import { SessionState } from './session-state.ts'
import type { SessionKey, SessionStore } from './session-store.ts'
import { unlessAborted } from './unless-aborted.ts'

/** Where the API is, how to reach it and where to keep the session. */
export interface TransportOptions extends SendOptions {
  /** Where the session outlives the transport; nowhere unless told. */
  readonly session?: SessionStore | undefined
  /**
   * Whether sessions that begin here are bound to a key (RFC 9449), so that their tokens are worth
   * nothing elsewhere; true unless told. Browsers get no other sessions.
   */
  readonly dpop?: boolean | undefined
}

/** What one call may be given beside its input. */
export interface CallOptions {
  /** Gives the call up; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** What a create may be given besides; every create carries a key, given or not. */
export interface CreateOptions extends CallOptions {
  /**
   * Same key and input, same reply: for a create that outlives a crash. 16 to 255 printable ASCII
   * characters; random unless given.
   */
  readonly idempotencyKey?: string | undefined
}

/** What the sending of a file may be given besides. */
export interface UploadOptions extends CreateOptions {
  /**
   * Told the share that has left so far, 0 to 1, by platforms that know it: browsers do, Node does
   * not. A repetition begins anew.
   */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** What carries calls of any part of the route table: one session, one way of failing. */
export interface Transport {
  readonly session: Session
  /** Calls `route`; see `SendRequest` for what it resolves and rejects with. */
  call<R extends Route>(
    route: R,
    input?: FlatInput,
    options?: UploadOptions,
  ): Promise<CallResult<R>>
}

/** Access tokens are renewed this long before they end, in milliseconds. */
const refreshMargin = 30_000

/**
 * Opens the way to an API: one session, kept where `session` says, for all routes connected to it.
 * Asks nobody until the first call.
 */
export function createTransport(options: TransportOptions): Transport {
  const send = createSendRequest(options)
  const state = new SessionState(options.session)
  const refresh = createRefresh(state, send)

  /**
   * Renews a token that is about to end; where that fails, one that still lasts will do. Resolves
   * with the session that the call belongs to.
   */
  async function prepare(): Promise<number> {
    const tokens = await state.load()
    const { epoch } = state
    const left = tokens ? tokens.expiresAt - Date.now() : Infinity
    if (tokens && left <= refreshMargin) {
      try {
        await refresh(tokens)
      } catch (error) {
        if (left <= 0 || isHezoError(error, 'session_ended')) throw error
      }
    }
    return epoch
  }

  /** One call with the session's token; a token refused is renewed once, an ended session dropped. */
  async function sendSignedIn<R extends Route>(
    route: R,
    input: FlatInput,
    extras: RequestExtras,
  ): Promise<CallResult<R>> {
    const epoch = await unlessAborted(prepare(), extras.signal)
    for (let renewed = false; ; renewed = true) {
      // Somebody signed out or in meanwhile: what one person began is not done as another.
      if (state.epoch !== epoch) throw new HezoError('session_ended')
      const used = state.current
      try {
        return await send(route, input, { ...extras, ...used })
      } catch (error) {
        if (!used) throw error
        if (isHezoError(error, 'session_ended') && state.epoch === epoch) {
          await state.set(null, 'lost')
        }
        if (renewed || !isHezoError(error, 'unauthenticated')) throw error
        await unlessAborted(refresh(used), extras.signal)
      }
    }
  }

  /** The key to prove where nobody is signed in yet. One key per store, so that its person is known. */
  async function keyFor({ startsSession, knowsDevice }: Route): Promise<SessionKey | undefined> {
    if (options.dpop === false) return undefined
    if (startsSession) {
      state.nextKey ??= state.lastKey().then((key) => key ?? createSessionKey())
      return state.nextKey
    }
    return knowsDevice && state.lastKey()
  }

  return {
    session: createSession(state, send),
    async call(route, input, { signal, idempotencyKey, onProgress } = {}) {
      const extras: RequestExtras = {
        signal,
        onProgress,
        idempotencyKey: route.idempotent && (idempotencyKey ?? randomKey()),
      }
      if (route.access !== 'anyone') return sendSignedIn(route, input, extras)
      return send(route, input, { ...extras, key: await keyFor(route) })
    },
  }
}
