import { randomInt } from 'node:crypto'
import { proofOfWorkMaxLength, WorkChallenge } from '@hezo/api'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import * as z from 'zod'
import type { DerivedSecrets } from './keys/derived-secrets.ts'
import { usedOnceKey } from './used-once.ts'

/** Work that was done for a task of ours. Whether it was used before is for the caller to find out. */
export interface DoneWork {
  /** Under which its use is to be noted; see `useOnce`. */
  readonly useKey: Buffer
  /** From when on it is refused for its age. */
  readonly expiresAt: Date
}

/** Tasks that cost the sender of a request a moment of his machine. */
export interface ProofOfWork {
  /** False where the operator asks for none. */
  readonly isOn: boolean
  /** A task of its own for each call. It tells nothing of whom it is for. */
  ask(now: Date): Promise<WorkChallenge>
  /** What `Proof-Of-Work` proves; undefined for everything but the solution of a live task of ours. */
  verify(solution: string, now: Date): Promise<DoneWork | undefined>
}

/** Milliseconds in which a task is to be solved and its solution used. */
export const workLifetime = 600_000

const Data = z.strictObject({ expiresAt: z.iso.datetime(), maxCounter: z.number() })

const hex = (bytes: number) =>
  z
    .string()
    .regex(/^[\da-f]*$/)
    .length(bytes * 2)

/** A payload of ALTCHA, version 2, with the parameters that we give and no others. */
const Solved = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('SHA-256'),
      cost: z.literal(1),
      keyLength: z.literal(32),
      nonce: hex(16),
      salt: hex(16),
      keyPrefix: hex(16),
      data: Data,
    }),
    signature: hex(32),
  }),
  // ALTCHA's own clients say how long it took.
  solution: z.object({ counter: z.int(), derivedKey: hex(32) }),
})

/**
 * Tasks of `hashes` SHA-256 on average, twice as many at most; 0 switches them off. One is signed, so
 * nothing is kept of it before its solution comes, and replicas that share `secrets` know each other's.
 */
export function createProofOfWork(hashes: number, secrets: DerivedSecrets): ProofOfWork {
  const maxCounter = hashes * 2
  return {
    isOn: hashes > 0,
    async ask(now) {
      // Their `expiresAt` is compared with the machine's clock, ours with the one that is passed in.
      const data = { expiresAt: new Date(now.getTime() + workLifetime).toISOString(), maxCounter }
      const challenge = await createChallenge({
        algorithm: 'SHA-256',
        cost: 1,
        counter: randomInt(maxCounter + 1),
        data,
        deriveKey,
        hmacSignatureSecret: textOf(secrets.current()),
      })
      return WorkChallenge.parse(challenge)
    },
    async verify(text, now) {
      const solved = read(text)
      if (!solved) return undefined
      const { signature, parameters } = solved.challenge
      const expiresAt = new Date(parameters.data.expiresAt)
      if (expiresAt <= now) return undefined
      for (const secret of secrets.live()) {
        const hmacSignatureSecret = textOf(secret)
        const { verified } = await verifySolution({ ...solved, deriveKey, hmacSignatureSecret })
        if (verified) return { useKey: usedOnceKey('proof-of-work', signature), expiresAt }
      }
      return undefined
    },
  }
}

function read(text: string): z.output<typeof Solved> | undefined {
  if (text.length > proofOfWorkMaxLength) return undefined
  try {
    // Of both alphabets of base64.
    return Solved.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data
  } catch {
    return undefined
  }
}

function textOf(secret: Uint8Array): string {
  return Buffer.from(secret).toString('base64url')
}
