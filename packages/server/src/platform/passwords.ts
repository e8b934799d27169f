import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'
import { ApiProblem } from '../problem.ts'

/** Hashing and checking of passwords, off the event loop. */
export interface Passwords {
  /** @throws ApiProblem overloaded when too many wait already. */
  hash(password: string): Promise<string>
  /**
   * Whether `password` belongs to `passwordHash`. An absent hash costs the same time and is false,
   * so that an unknown account cannot be told from a wrong password.
   * @throws ApiProblem overloaded
   */
  verify(passwordHash: string | null | undefined, password: string): Promise<boolean>
}

// OWASP Password Storage Cheat Sheet: argon2id with at least 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * argon2id, `width` at a time (more only fight for memory bandwidth), `queue` waiting at most.
 */
export async function createPasswords(width = 2, queue = 64): Promise<Passwords> {
  const limit = pLimit(width)
  const nobody = await hash('nobody has this password', cost)
  function queued<T>(work: () => Promise<T>): Promise<T> {
    if (limit.pendingCount >= queue) throw new ApiProblem('overloaded', { retryAfter: 2 })
    return limit(work)
  }
  return {
    async hash(password) {
      return queued(() => hash(password.normalize('NFC'), cost))
    },
    async verify(passwordHash, password) {
      const right = await queued(() => verify(passwordHash ?? nobody, password.normalize('NFC')))
      return right && passwordHash !== null && passwordHash !== undefined
    },
  }
}
