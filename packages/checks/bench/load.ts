import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'

/** What a burst of requests showed. Latencies in milliseconds. */
export interface LoadFigures {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** One kind of request, repeated. */
export interface LoadRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  /** The same each time, or made for each. */
  readonly body?: string | (() => string)
  /** Sends a new `Idempotency-Key` each time. */
  readonly idempotent?: boolean
  /** At most so many, over all connections; as many as go if absent. */
  readonly perSecond?: number
}

/**
 * Sends `request` over `connections` for `seconds`.
 * @throws Error when a reply was not a success: a fast failure is no figure.
 */
export async function load(
  request: LoadRequest,
  connections: number,
  seconds: number,
): Promise<LoadFigures> {
  const { url, method, headers, body, idempotent, perSecond } = request
  const latencies: number[] = []
  const result = await finished(
    {
      url,
      connections,
      duration: seconds,
      ...(perSecond !== undefined && { overallRate: perSecond }),
      requests: [
        {
          method,
          headers: { ...headers },
          ...(typeof body === 'string' && { body }),
          ...((idempotent || typeof body === 'function') && {
            setupRequest: (made: autocannon.Request) => ({
              ...made,
              ...(typeof body === 'function' && { body: body() }),
              headers: {
                ...made.headers,
                ...(idempotent && { 'idempotency-key': randomUUID() }),
              },
            }),
          }),
        },
      ],
    },
    latencies,
  )
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
  }
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return {
    perSecond: latencies.length / result.duration,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  }
}

/** Runs to the end and collects every response time. */
async function finished(
  options: autocannon.Options,
  latencies: number[],
): Promise<autocannon.Result> {
  return new Promise((resolve, reject) => {
    const run = autocannon(options, (error, result) => {
      if (error) reject(new Error('the load did not run', { cause: error }))
      else resolve(result)
    })
    run.on('response', (_client, _status, _bytes, responseTime) => latencies.push(responseTime))
  })
}

/** The middle of several figures. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
