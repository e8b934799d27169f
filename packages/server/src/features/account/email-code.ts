import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'

/** Six random digits for a mail. */
export function createEmailCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/**
 * What is kept of a mailed code. A million codes are soon tried, so the hash is keyed with the
 * token of what it is for, which the database does not hold either.
 */
export function hashEmailCode(code: string, token: string): Buffer {
  return createHmac('sha256', token).update(code).digest()
}

/** Whether `code` is the one that was mailed. */
export function isEmailCode(code: string, token: string, kept: Buffer): boolean {
  return timingSafeEqual(hashEmailCode(code, token), kept)
}
