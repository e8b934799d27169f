import { hash } from 'node:crypto'

/** How many attempts a window allows, and what happens once they are spent. */
export interface ThrottleRule {
  /** Prefix of the stored keys; unique among rules. */
  readonly name: string
  readonly attempts: number
  /** Seconds. */
  readonly window: number
  /**
   * Instead of resting for what is left of the window: with the last of the attempts a delay begins, after
   * which one more passes, and each delay is twice the one before. Seconds.
   */
  readonly delays?: { readonly first: number; readonly longest: number }
}

/**
 * The attempts that a rule allows one key: an address, an account, a contract. So many are `free`;
 * what the others cost is for the caller to say.
 */
export type Budget = readonly [rule: ThrottleRule, key: string, free?: number]

/** More than anybody tries. */
export const endless = 2 ** 31 - 1

/** Attempts that cost nothing: one of an exhausted budget always does. */
export function freeAttempts([{ attempts }, , free = attempts]: Budget): number {
  return Math.min(attempts, free)
}

/** Keys are addresses of people and machines; the table needs only to tell them apart. */
export function storedKey([{ name }, key]: Budget): string {
  return `${name}:${hash('sha256', key, 'base64url')}`
}
