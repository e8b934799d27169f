import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'

/** What a burst of requests showed. Latencies in milliseconds. */
export interface LoadFigures {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Seconds of processor time that sending them took here, for each second of the burst. */
  readonly ownWork: number
}

/** What the requests of one round over one connection know of each other. */
export type Round = Record<string, string>

/** One kind of request, repeated. */
export interface LoadRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  /** The same each time, or made for each. */
  readonly body?: string | ((round: Round) => string)
  /** Headers that are new each time. */
  readonly freshHeaders?: () => Readonly<Record<string, string>>
  /** Sends a new `Idempotency-Key` each time. */
  readonly idempotent?: boolean
  /** Keeps for the next request of the round what this one was answered. */
  readonly keep?: (reply: string, round: Round) => void
  /** At most so many, over all connections; as many as go if absent. */
  readonly perSecond?: number
}

/**
 * Sends `request` over `connections` for `seconds`; several are sent one after the other, as one round.
 * @throws Error when a reply was not a success: a fast failure is no figure.
 */
export async function load(
  request: LoadRequest | readonly [LoadRequest, ...LoadRequest[]],
  connections: number,
  seconds: number,
): Promise<LoadFigures> {
  const round = 'url' in request ? ([request] as const) : request
  const [{ url, perSecond }] = round
  const latencies: number[] = []
  const before = process.cpuUsage()
  const result = await finished(
    {
      url,
      connections,
      duration: seconds,
      ...(perSecond !== undefined && { overallRate: perSecond }),
      requests: round.map(toRequest),
    },
    latencies,
  )
  const { user, system } = process.cpuUsage(before)
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
  }
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return {
    perSecond: latencies.length / round.length / result.duration,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    ownWork: (user + system) / 1e6 / result.duration,
  }
}

function toRequest(request: LoadRequest): autocannon.Request {
  const { url, method, headers, body, freshHeaders, idempotent, keep } = request
  const isFresh = idempotent || freshHeaders || typeof body === 'function'
  return {
    method,
    path: new URL(url).pathname,
    headers: { ...headers },
    ...(typeof body === 'string' && { body }),
    ...(isFresh && {
      setupRequest: (made: autocannon.Request, round: object) => ({
        ...made,
        ...(typeof body === 'function' && { body: body(round as Round) }),
        headers: {
          ...made.headers,
          ...freshHeaders?.(),
          ...(idempotent && { 'idempotency-key': randomUUID() }),
        },
      }),
    }),
    ...(keep && {
      onResponse: (_status: number, reply: string, round: object) => keep(reply, round as Round),
    }),
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
