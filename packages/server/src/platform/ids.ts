import { type IdKind, idPrefixes } from '@hezo/api'
import { fewRandomBytes } from './random.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const countedDigits = 6

/**
 * A new opaque id, e.g. `tkt_01jd8m3v…`: the prefix and a UUIDv7 (RFC 9562 §5.7) in 26 characters of
 * Crockford base32, whose order as text is the order of creation: to the millisecond between
 * replicas, exactly within one.
 */
export function createId(kind: IdKind, now: Date): string {
  const time = BigInt(now.getTime())
  const tail = nextTail(time)
  let value = (time << 80n) | (0x7n << 76n) | ((tail >> 62n) << 64n) | (0x2n << 62n)
  value |= tail & ((1n << 62n) - 1n)
  let text = ''
  for (let digit = 0; digit < 26; digit += 1) {
    text = (alphabet[Number(value & 31n)] ?? '') + text
    value >>= 5n
  }
  return `${idPrefixes[kind]}_${text}`
}

let last = { time: -1n, tail: 0n }

/**
 * The 74 bits behind the time: random, and within one millisecond growing by a random step (§6.2,
 * method 2) that is too long to end in the range of an `IdSeries`.
 */
function nextTail(time: bigint): bigint {
  const random = fewRandomBytes(10)
  const tail =
    time === last.time
      ? last.tail + (1n << 30n) + BigInt(random.readUInt32BE(0))
      : (BigInt(random.readUInt16BE(0) & 0x1ff) << 64n) | random.readBigUInt64BE(2)
  last = { time, tail }
  return tail
}

/** Ids for rows that one statement makes in bulk. */
export interface IdSeries {
  /** What all of them begin with, and no other id does. */
  readonly prefix: string
  /** SQL that gives the id of `number`, an SQL integer expression from 0 to 2³⁰ - 1. */
  idOf(number: string): string
}

/** A UUIDv7 with a counter in its last bits (RFC 9562 §6.2, method 1), so ids sort by the number. */
export function createIdSeries(kind: IdKind, now: Date): IdSeries {
  const prefix = createId(kind, now).slice(0, -countedDigits)
  return {
    prefix,
    idOf(number) {
      const digits = Array.from({ length: countedDigits }, (_, place) => {
        const shift = 5 * (countedDigits - 1 - place)
        return `substr('${alphabet}', (((${number}) >> ${shift}) & 31) + 1, 1)`
      })
      return `('${prefix}' || ${digits.join(' || ')})`
    },
  }
}
