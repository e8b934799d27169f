import { hashRawSync, hashSync, type Options, verifySync } from '@node-rs/argon2'

// Runs in a thread of its own; each function is one kind of task.

export function hash({ secret, cost }: { secret: string; cost: Options }): string {
  return hashSync(secret, cost)
}

/** Bytes travel between threads as plain ones. */
export function digest(task: { secret: string; salt: string; cost: Options }): Uint8Array {
  return hashRawSync(task.secret, { ...task.cost, salt: Buffer.from(task.salt) })
}

export function verify({ secret, hash: known }: { secret: string; hash: string }): boolean {
  return verifySync(known, secret)
}
