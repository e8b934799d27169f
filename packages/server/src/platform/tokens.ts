import { hash } from 'node:crypto'
import { fewRandomBytes } from './random.ts'

/** An opaque secret of 256 random bits, as base64url. */
export function createToken(): string {
  return fewRandomBytes(32).toString('base64url')
}

/** What is stored instead of a secret of high entropy: its SHA-256. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}
