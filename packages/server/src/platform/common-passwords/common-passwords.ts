import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { normalizeBounded, passwordMaxTyped } from '@hezo/domain'

/** The shipped list: entries of {@link entryBytes} bytes, sorted, with nothing between them. */
export const listFile = join(import.meta.dirname, 'common-passwords.bin')

/** Forty bits: a good password is taken for a listed one once in 25 million. */
export const entryBytes = 5

const list = readFileSync(listFile)

// One unit of up to four characters again and again: `aaaaaaaaaaaa`, `Qaz1Qaz1Qaz1`.
const repeated = /^(.{1,4}?)\1{2,}$/su

/**
 * Whether a password is among those that everybody tries first: the long ones of the million most
 * used passwords (see README.md beside this file), in any case, or one short piece repeated. Asks
 * nobody: the list is shipped.
 */
export function isCommonPassword(password: string): boolean {
  return repeated.test(password.toLowerCase()) || isListed(entryOf(password))
}

/** What stands in the list for a password: the start of a digest, so that no word can be read. */
export function entryOf(password: string): Buffer {
  const folded = normalizeBounded(password, 'NFKC', passwordMaxTyped)?.toLowerCase()
  if (folded === undefined) throw new RangeError('Too long to be a password')
  return createHash('sha256').update(folded).digest().subarray(0, entryBytes)
}

function isListed(entry: Buffer): boolean {
  let low = 0
  let high = list.length / entryBytes
  while (low < high) {
    const middle = (low + high) >> 1
    const order = entry.compare(list, middle * entryBytes, (middle + 1) * entryBytes)
    if (order === 0) return true
    if (order < 0) high = middle
    else low = middle + 1
  }
  return false
}
