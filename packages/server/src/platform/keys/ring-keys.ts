import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
} from 'node:crypto'
import type { JWK } from 'jose'
import { deriveKey } from './derive-key.ts'

/** Where a key of the ring comes from. */
export interface KeyOrigin {
  /** When a rotation made it; undefined for the first key of a folder and for keys that were given. */
  readonly madeAt: Date | undefined
  /** Where it lies; undefined for one that was given. */
  readonly path: string | undefined
}

/** A key that signs access tokens. */
export interface SigningKey extends KeyOrigin {
  /** Its thumbprint (RFC 7638), base64url: the `kid` of what it signs. */
  readonly id: string
  /** The `kid` that it had before keys were rotated. */
  readonly formerId: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** The public half, as the key set shows it. */
  readonly jwk: JWK
  /** A secret for one purpose, the same wherever this key is known. */
  derive(purpose: string): Uint8Array
}

/** A key that seals what must be read again. */
export interface EncryptionKey extends KeyOrigin {
  /** Derived from the key: 12 characters of base64url. */
  readonly id: string
  readonly key: KeyObject
}

const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** @param seed of Ed25519, 32 bytes (RFC 8037) */
export function toSigningKey(seed: Uint8Array, origin: KeyOrigin): SigningKey {
  const derived = new Map<string, Uint8Array>()
  const der = Buffer.concat([pkcs8Prefix, seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const { x = '' } = publicKey.export({ format: 'jwk' })
  // The members and their order are what RFC 8037 §2 puts into a thumbprint.
  const id = sha256(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
  return {
    ...origin,
    id,
    formerId: sha256(publicKey.export({ format: 'der', type: 'spki' })).slice(0, 12),
    privateKey,
    publicKey,
    jwk: { kty: 'OKP', crv: 'Ed25519', x, kid: id, alg: 'EdDSA', use: 'sig' },
    derive(purpose) {
      const known = derived.get(purpose) ?? deriveKey(seed, purpose)
      derived.set(purpose, known)
      return known
    },
  }
}

/** @param bytes of AES-256, 32 bytes */
export function toEncryptionKey(bytes: Uint8Array, origin: KeyOrigin): EncryptionKey {
  return {
    ...origin,
    id: Buffer.from(deriveKey(bytes, 'key id', 9)).toString('base64url'),
    // Handed to a cipher as bytes, a key would be imported anew each time.
    key: createSecretKey(bytes),
  }
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('base64url')
}
