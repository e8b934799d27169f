import { randomBytes } from 'node:crypto'
import { type IdKind, idPrefixes } from '@hezo/api'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new opaque id, e.g. `tkt_01jd8m3v…`: the prefix and a UUIDv7 (RFC 9562 §5.7) in 26 characters of
 * Crockford base32, whose order as text is the order of creation to the millisecond.
 */
export function createId(kind: IdKind, now: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  let value = (bytes.readBigUInt64BE(0) << 64n) | bytes.readBigUInt64BE(8)
  let text = ''
  for (let digit = 0; digit < 26; digit += 1) {
    text = (alphabet[Number(value & 31n)] ?? '') + text
    value >>= 5n
  }
  return `${idPrefixes[kind]}_${text}`
}
