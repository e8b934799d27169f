import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(4096)
let unused = 0

/**
 * A few bytes of the system's cryptographic randomness, drawn from it by the page: asking for a dozen
 * costs as much as for thousands. Never twice the same, and not to be kept: the memory is used again.
 */
export function fewRandomBytes(count: number): Buffer {
  if (unused < count) {
    randomFillSync(pool)
    unused = pool.length
  }
  unused -= count
  return pool.subarray(unused, unused + count)
}
