import { normalizePassword } from '@hezo/domain'
import { hash, hashRaw, parseOptions, verify } from '@node-rs/argon2'
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
  /** Whether a hash was made with less work than is asked for today. */
  isOutdated(passwordHash: string): boolean
  /**
   * The same bytes for the same secret and salt: for secrets that are looked up by their hash but
   * are too short for a plain one (NIST SP 800-63B-4 §3.1.2.2). `salt` differs from owner to owner.
   * @throws ApiProblem overloaded
   */
  digest(secret: string, salt: string): Promise<Buffer>
}

// OWASP Password Storage Cheat Sheet: argon2id with at least 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * argon2id, `width` at a time (more only fight for memory bandwidth), `queue` waiting at most.
 */
export async function createPasswords(width = 2, queue = 64): Promise<Passwords> {
  const limit = pLimit(width)
  const nobody = await hash('nobody has this password', cost)
  async function queued<T>(work: () => Promise<T>): Promise<T> {
    if (limit.pendingCount >= queue) throw new ApiProblem('overloaded', { retryAfter: 2 })
    return limit(work)
  }
  return {
    async hash(password) {
      return queued(() => hash(normalizePassword(password), cost))
    },
    async verify(passwordHash, password) {
      const right = await queued(() => verify(passwordHash ?? nobody, normalizePassword(password)))
      return right && passwordHash !== null && passwordHash !== undefined
    },
    isOutdated(passwordHash) {
      const { memoryCost, timeCost } = parseOptions(passwordHash)
      return memoryCost < cost.memoryCost || timeCost < cost.timeCost
    },
    async digest(secret, salt) {
      return queued(() => hashRaw(secret, { ...cost, salt: Buffer.from(salt) }))
    },
  }
}
