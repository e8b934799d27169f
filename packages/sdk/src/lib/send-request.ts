import type { Locale, Route } from '@hezo/api'
import ky from 'ky'
import type { CallResult } from './call.ts'
import { toHezoError } from './failure.ts'
import { isHezoError } from './hezo-error.ts'
import { createProof } from './proof.ts'
import { readReply } from './read-reply.ts'
import { type FlatInput, requestOf } from './request.ts'
import { retryLimit, retryWait } from './retry-wait.ts'
import type { SessionKey } from './session-store.ts'

/** Where requests go, and how. */
export interface SendOptions {
  /** Where the API lives, without `/v1`: `https://myhezo.pl`, or `''` for the page's own origin. */
  readonly baseUrl: string
  /** The reader's language, asked for at each call; without it the browser's own is sent. */
  readonly locale?: Locale | (() => Locale) | undefined
  /** In place of the platform's `fetch`, e.g. `(request) => app.fetch(request)` in a test. */
  readonly fetch?: ((request: Request) => Response | Promise<Response>) | undefined
  /** Milliseconds that one attempt may take, its reply included; 15,000 unless told. Files get ten minutes. */
  readonly timeout?: number | undefined
}

/** What one request carries beside its input. */
export interface RequestExtras {
  readonly accessToken?: string | undefined
  /** Proves with each attempt that it is held. */
  readonly key?: SessionKey | undefined
  readonly idempotencyKey?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Told the share of a file that has left. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/**
 * Calls a route with its flat input and resolves with the checked reply. Only what may be repeated
 * is repeated: reads, PUT, DELETE, and creates, whose key makes a repetition harmless. Rejects with
 * a `HezoError`, or with the signal's reason when it was aborted.
 */
export type SendRequest = <R extends Route>(
  route: R,
  input: FlatInput,
  extras?: RequestExtras,
) => Promise<CallResult<R>>

/** The calls that go where `options` say, without a session of their own. */
export function createSendRequest(options: SendOptions): SendRequest {
  const { baseUrl, fetch = globalThis.fetch, locale, timeout = 15_000 } = options
  const base = baseUrl.replace(/\/+$/, '')

  /** What the server wants in proofs, once it has found this machine's clock to be wrong. */
  let nonce: string | undefined

  // The body is read here so that the time limit and the retries of an attempt cover it too.
  const fetchWhole = async (request: Request): Promise<Response> => {
    const response = await fetch(request)
    return new Response((await response.text()) || null, response)
  }

  return async (route, input, extras = {}) => {
    const { accessToken, key, idempotencyKey, signal, onProgress } = extras
    const { path, json, content } = requestOf(route, input)
    // Most pages never see a file; what files need comes with the first.
    const files =
      route.upload || route.replies[200] === 'file' ? await import('./files.ts') : undefined
    const language = typeof locale === 'function' ? locale() : locale
    const started = Date.now()
    let wait: number | undefined

    const replying = ky(base + path, {
      method: route.method,
      headers: {
        'accept-language': language,
        authorization: accessToken && `${key ? 'DPoP' : 'Bearer'} ${accessToken}`,
        'idempotency-key': idempotencyKey,
        'content-type': content && 'application/octet-stream',
      },
      ...(json && { json }),
      ...(content && { body: content }),
      ...(signal && { signal }),
      credentials: 'omit',
      async fetch(attempt) {
        const request = attempt as Request
        if (key) request.headers.set('dpop', await createProof(key, request, accessToken, nonce))
        const response = await (files
          ? files.fetchFile(options.fetch, request, onProgress)
          : fetchWhole(request))
        nonce = response.headers.get('dpop-nonce') ?? nonce
        return response
      },
      timeout: files ? files.timeout : timeout,
      retry: {
        limit: retryLimit,
        methods: [route.method],
        shouldRetry({ error, retryCount }) {
          const failure = toHezoError(error)
          const elapsed = Date.now() - started
          // Refused for its proof alone: the server has done nothing yet.
          wait = isHezoError(failure, 'dpop_nonce_required')
            ? 0
            : mayRepeat(route)
              ? retryWait(failure, retryCount, elapsed, Math.random())
              : undefined
          return wait !== undefined
        },
        delay: () => wait ?? 0,
      },
    })
    let response
    try {
      response = await replying
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      throw toHezoError(error)
    }
    return (await (files && route.replies[200] === 'file'
      ? files.readFile(response)
      : readReply(route, response))) as CallResult<typeof route>
  }
}

function mayRepeat({ method, idempotent }: Route): boolean {
  return idempotent ?? (method !== 'POST' && method !== 'PATCH')
}
