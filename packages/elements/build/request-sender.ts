// What `ky` is to the client in a browser: one request with its time limit and its repetitions, under
// the same names. `lean-client.test.ts` tries the client with it.

interface Options extends Omit<RequestInit, 'headers' | 'signal'> {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly json?: unknown
  readonly signal?: AbortSignal
  readonly fetch: (request: Request) => Promise<Response>
  /** Milliseconds that one attempt may take. */
  readonly timeout: number
  readonly retry: {
    /** Attempts after the first. */
    readonly limit: number
    readonly shouldRetry: (failed: { error: unknown; retryCount: number }) => boolean
    /** Milliseconds before the next attempt. */
    readonly delay: () => number
  }
}

class HTTPError extends Error {
  readonly response: Response
  /** The body: what its JSON says, or the text where it is none. */
  readonly data: unknown

  constructor(response: Response, data: unknown) {
    super()
    this.response = response
    this.data = data
  }
}

/**
 * Resolves with a reply of success; rejects with what the last attempt came to. Throws at once for an
 * address that is none: that is a mistake of the programmer's.
 */
function send(url: string, options: Options): Promise<Response> {
  void new Request(url)
  return repeat(url, options)
}

async function repeat(url: string, options: Options): Promise<Response> {
  const { retry, signal } = options
  for (let retryCount = 1; ; retryCount++) {
    try {
      return await attempt(url, options)
    } catch (error) {
      const over = signal?.aborted || retryCount > retry.limit
      if (over || !retry.shouldRetry({ error, retryCount })) throw error
    }
    const wait = new Promise((resolve) => setTimeout(resolve, retry.delay()))
    await Promise.race([wait, aborted(signal)])
  }
}

async function attempt(url: string, options: Options): Promise<Response> {
  const { fetch, json, signal, timeout } = options
  const headers = new Headers(json ? { 'content-type': 'application/json' } : {})
  for (const [name, value] of Object.entries(options.headers)) {
    if (value !== undefined) headers.set(name, value)
  }
  const stop = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])])
  stop.throwIfAborted()
  const request = new Request(url, {
    ...options,
    headers,
    signal: stop,
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
  // A `fetch` of one's own may not mind the signal.
  const response = await Promise.race([fetch(request), aborted(stop)])
  if (response.ok) return response
  const text = await response.text()
  throw new HTTPError(response, jsonOf(text) ?? text)
}

/** Never resolves; rejects with the signal's reason. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isHTTPError(error: unknown): error is HTTPError {
  return error instanceof HTTPError
}

export function isTimeoutError(error: unknown): boolean {
  return (error as Error | undefined)?.name === 'TimeoutError'
}

/** Whatever is neither a reply nor a time-out is the network to the client. */
export function isNetworkError(): boolean {
  return false
}

// oxlint-disable-next-line import/no-default-export -- the client imports ky's default
export { send as default }
