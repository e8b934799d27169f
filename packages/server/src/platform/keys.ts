import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { secretFile } from './secret-file.ts'

/** The secrets the service itself keeps, outside the database. */
export interface Keys {
  /** Seed of the Ed25519 key that signs access tokens, 32 bytes. */
  readonly signing: Uint8Array
  /** AES-256 key of the secret box. */
  readonly encryption: Uint8Array
}

/**
 * Keys from the environment (`SIGNING_KEY`, `ENCRYPTION_KEY`: 32 bytes as base64url), else from
 * `folder`, made there on the first start with mode 0600.
 */
export async function loadKeys(
  folder: string,
  given: {
    readonly signing?: Uint8Array | undefined
    readonly encryption?: Uint8Array | undefined
  },
): Promise<Keys> {
  return {
    signing: given.signing ?? (await keyFile(join(folder, 'signing.key'))),
    encryption: given.encryption ?? (await keyFile(join(folder, 'encryption.key'))),
  }
}

async function keyFile(path: string): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const text = await secretFile(path, () => randomBytes(32).toString('base64url'))
  const key = Buffer.from(text, 'base64url')
  if (key.length !== 32) throw new Error(`${path} does not hold a key of 32 bytes`)
  return key
}

/** A key of 32 bytes for one purpose only, from one of the service's own (RFC 5869). */
export function deriveKey(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', purpose, 32))
}
