import { availableParallelism } from 'node:os'
import { normalizePassword } from '@hezo/domain'
import { parseOptions } from '@node-rs/argon2'
import type * as argon2 from './argon2-thread.ts'
import { createQuietThreads, threadModule } from './quiet-threads.ts'

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
  /** Ends the threads. */
  close(): Promise<void>
}

// OWASP Password Storage Cheat Sheet: argon2id with at least 19 MiB, two passes, one lane.
const recommendedCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A hash of this cost that no password has: salt and hash are random. */
function unknownHash({ memoryCost, timeCost, parallelism }: typeof recommendedCost): string {
  const parameters = `m=${memoryCost},t=${timeCost},p=${parallelism}`
  return `$argon2id$v=19$${parameters}$wmBEDQSgBFBwpSE+wARegw$0REhC2u2pkEm5atl7MHDbRbS6IA/Nlqvo4RIw8chN7w`
}

type Tasks = typeof argon2

const thread = threadModule('argon2-thread', import.meta.url)

/**
 * argon2id in threads that give way to all else.
 *
 * @param options.width hashes at the same time; more than there are cores only fight for them.
 * @param options.queue tasks that wait at most.
 * @param options.cost memory in KiB, passes, lanes.
 */
export function createPasswords({
  width = availableParallelism(),
  queue = 64,
  cost = recommendedCost,
} = {}): Passwords {
  const unknown = unknownHash(cost)
  // A thread that has nothing to do for a minute gives its memory back.
  const threads = createQuietThreads({ width, queue, rest: 60_000, heap: 32 })
  async function run<N extends keyof Tasks>(
    name: N,
    task: Parameters<Tasks[N]>[0],
  ): Promise<ReturnType<Tasks[N]>> {
    return threads.run(thread, name, task)
  }
  return {
    async hash(password) {
      return run('hash', { secret: normalizePassword(password), cost })
    },
    async verify(passwordHash, password) {
      const secret = normalizePassword(password)
      const right = await run('verify', { secret, hash: passwordHash ?? unknown })
      return right && passwordHash !== null && passwordHash !== undefined
    },
    isOutdated(passwordHash) {
      const { memoryCost, timeCost } = parseOptions(passwordHash)
      return memoryCost < cost.memoryCost || timeCost < cost.timeCost
    },
    async digest(secret, salt) {
      return Buffer.from(await run('digest', { secret, salt, cost }))
    },
    close: () => threads.close(),
  }
}
