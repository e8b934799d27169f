import { createHash, randomBytes } from 'node:crypto'

/** An opaque secret of 256 random bits, as base64url. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored instead of a secret of high entropy: its SHA-256. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
