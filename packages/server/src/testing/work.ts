import type { WorkChallenge } from '@hezo/api'
import { type Challenge, solveChallenge, type Solution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'

/** What `Proof-Of-Work` has to hold, found by ALTCHA's own solver. */
export async function solveWork(challenge: WorkChallenge): Promise<string> {
  const solution = await solveChallenge({ challenge: challenge as Challenge, deriveKey })
  if (!solution) throw new Error('the task was not solved')
  return writeWork(challenge, solution)
}

/** What a sender makes of a task and his solution of it, right or wrong. */
export function writeWork(challenge: unknown, solution: Partial<Solution>): string {
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64url')
}
