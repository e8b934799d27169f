import { hkdfSync } from 'node:crypto'

/** A key for one purpose only, from one of the service's own (RFC 5869). */
export function deriveKey(key: Uint8Array, purpose: string, length = 32): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', purpose, length))
}
