import { setImmediate } from 'node:timers/promises'
import { ApiProblem } from '../problem.ts'

/** The bytes of a request's body: Node's `IncomingMessage`, or a web stream. */
export interface BodySource extends AsyncIterable<Uint8Array> {
  /** Whether all of it has arrived; absent where that is not known. */
  readonly complete?: boolean
  /** What has arrived and was not read. */
  read?(): Uint8Array | null
  iterator?(options: { readonly destroyOnReturn: boolean }): AsyncIterableIterator<Uint8Array>
}

/** How long a body may take, in milliseconds. */
export interface BodyPace {
  /** Between two parts of it. */
  readonly idle: number
  readonly whole: number
}

/** For JSON: the largest body is 256 KB. */
export const jsonPace: BodyPace = { idle: 10_000, whole: 30_000 }
/** For files: 25 MB within the time are 30 KB/s. */
export const filePace: BodyPace = { idle: 20_000, whole: 15 * 60_000 }

/**
 * Whether the whole body is here. One that was sent with its headers is parsed after the request's
 * event, in the same turn of the event loop.
 */
export async function hasArrived(body: BodySource): Promise<boolean> {
  if (body.complete === false) await setImmediate()
  return body.complete === true
}

/**
 * The parts of a body as they arrive. Leaving the loop early does not end the connection: the reply
 * is still to be sent.
 *
 * @throws ApiProblem request_timeout when the sender is slower than `pace`, or breaks off
 */
export async function* partsOf(body: BodySource, pace: BodyPace): AsyncGenerator<Uint8Array> {
  const iterator = body.iterator?.({ destroyOnReturn: false }) ?? body[Symbol.asyncIterator]()
  const deadline = performance.now() + pace.whole
  let isOver = false
  try {
    for (;;) {
      const patience = Math.min(pace.idle, deadline - performance.now())
      const next = await within(iterator.next(), patience)
      if (next.done === true) {
        isOver = true
        return
      }
      yield next.value
    }
  } finally {
    // Not awaited: it would wait for a part that may never come.
    if (!isOver) void iterator.return?.().catch(() => {})
  }
}

async function within<T>(next: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too slow')), Math.max(0, patience))
  })
  try {
    return await Promise.race([next, tooLate])
  } catch {
    throw new ApiProblem('request_timeout')
  } finally {
    clearTimeout(timer)
  }
}
