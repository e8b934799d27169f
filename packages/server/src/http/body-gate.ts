import { addressBlock } from '../platform/address-block.ts'
import { ApiProblem } from '../problem.ts'

/** How much of request bodies one process holds at a time. */
export interface BodyLimits {
  /** Bodies that have not arrived in full. */
  readonly waiting: number
  /** Of these, bodies from one address (`/64` of IPv6). */
  readonly waitingPerAddress: number
  /** Bytes of JSON bodies in memory, until their requests are answered. */
  readonly bytes: number
}

/** Far above honest use: an honest JSON body arrives with its headers, or milliseconds after them. */
export const bodyLimits: BodyLimits = {
  waiting: 256,
  waitingPerAddress: 64,
  bytes: 16 * 1024 * 1024,
}

/** Bytes of bodies in memory; given back when disposed of. */
export interface HeldBytes extends Disposable {
  /** @throws ApiProblem overloaded */
  add(count: number): void
}

/** Bounds what unfinished and buffered bodies can take of the process. */
export interface BodyGate {
  /**
   * A place for a body that has yet to arrive, until disposed of.
   * @throws ApiProblem overloaded
   */
  wait(address: string): Disposable
  hold(): HeldBytes
}

// Seconds. A place is free again as soon as one body has arrived.
const retryAfter = 2

/** A gate for one process. */
export function createBodyGate(limits: BodyLimits = bodyLimits): BodyGate {
  const waitingFrom = new Map<string, number>()
  let waiting = 0
  let bytes = 0

  function leave(sender: string): void {
    waiting -= 1
    const rest = (waitingFrom.get(sender) ?? 1) - 1
    if (rest === 0) waitingFrom.delete(sender)
    else waitingFrom.set(sender, rest)
  }

  return {
    wait(address) {
      const sender = addressBlock(address)
      const own = waitingFrom.get(sender) ?? 0
      if (waiting >= limits.waiting || own >= limits.waitingPerAddress) {
        throw new ApiProblem('overloaded', { retryAfter })
      }
      waiting += 1
      waitingFrom.set(sender, own + 1)
      return once(() => leave(sender))
    },
    hold() {
      let held = 0
      return {
        add(count) {
          if (bytes + count > limits.bytes) throw new ApiProblem('overloaded', { retryAfter })
          bytes += count
          held += count
        },
        [Symbol.dispose]() {
          bytes -= held
          held = 0
        },
      }
    },
  }
}

function once(release: () => void): Disposable {
  let isReleased = false
  return {
    [Symbol.dispose]() {
      if (isReleased) return
      isReleased = true
      release()
    },
  }
}
