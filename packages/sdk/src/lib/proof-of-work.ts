import { WorkChallenge } from '@hezo/api'
import { HezoError } from './hezo-error.ts'
import { hashBlock } from './sha256.ts'

/** Milliseconds that the page waits for us at a time. */
const slice = 10
/** Tries between two looks at the clock. */
const batch = 500

/**
 * Solves a task of the server's and gives what `Proof-Of-Work` has to hold. Works on the page's own
 * thread, in slices: a strict policy allows no worker, and WebCrypto takes many times as long, for
 * it answers each of many short texts later. Rejects with the signal's reason, or with
 * `reply_unexpected` for a task that cannot be solved here.
 */
export async function solve(task: unknown, signal: AbortSignal | undefined): Promise<string> {
  const { data: challenge, error: cause } = WorkChallenge.safeParse(task)
  if (!challenge) throw new HezoError('reply_unexpected', { cause })
  const { data, keyPrefix, nonce, salt } = challenge.parameters
  const [wanted] = wordsOf(keyPrefix)
  // One block: 16 bytes of salt, 16 of nonce, the counter, the end mark and the length in bits.
  const words = new Int32Array(64)
  words.set(wordsOf(salt + nonce))
  words[9] = 1 << 31
  words[15] = 288
  const state = new Int32Array(8)
  let end = performance.now() + slice
  for (let counter = 0; counter <= data.maxCounter; counter++) {
    if (counter % batch === 0 && performance.now() > end) {
      await new Promise((resolve) => setTimeout(resolve))
      signal?.throwIfAborted()
      end = performance.now() + slice
    }
    words[8] = counter
    hashBlock(words, state)
    if (state[0] !== wanted) continue
    const derivedKey = hexOf(state)
    if (derivedKey.startsWith(keyPrefix)) {
      return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }))
    }
  }
  throw new HezoError('reply_unexpected')
}

/** Words of 32 bits, the highest byte first. */
function wordsOf(hex: string): number[] {
  return Array.from(hex.match(/.{8}/g) ?? [], (word) => Number.parseInt(word, 16) | 0)
}

function hexOf(words: Int32Array): string {
  return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
