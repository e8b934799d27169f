import { createHash, randomBytes } from 'node:crypto'
import type { WorkChallenge } from '@hezo/api'

/** A task whose answer is `counter`, as the server makes one. */
export function taskOf(counter: number, maxCounter = counter): WorkChallenge {
  const [salt, nonce] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')]
  return {
    parameters: {
      algorithm: 'SHA-256',
      cost: 1,
      data: { expiresAt: '2026-11-23T10:10:00.000Z', maxCounter },
      keyLength: 32,
      keyPrefix: hashOf(salt, nonce, counter).slice(0, 32),
      nonce,
      salt,
    },
    signature: 'ab'.repeat(32),
  }
}

/** What a task makes of a counter. */
export function hashOf(salt: string, nonce: string, counter: number): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(counter)
  return createHash('sha256').update(salt, 'hex').update(nonce, 'hex').update(bytes).digest('hex')
}

/** The counter that `Proof-Of-Work` names. */
export function counterIn(header: string | string[] | undefined): number {
  const text = Buffer.from(String(header), 'base64').toString()
  return (JSON.parse(text) as { solution: { counter: number } }).solution.counter
}
