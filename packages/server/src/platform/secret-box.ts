import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import type { KeySet } from './keys/key-ring.ts'
import type { EncryptionKey } from './keys/ring-keys.ts'
import { fewRandomBytes } from './random.ts'

/** Encrypts what must be read again (TOTP secrets): AES-256-GCM, bound to the place it is kept. */
export interface SecretBox {
  /** @param place names the row, e.g. `users:usr_…:totp`; opening elsewhere fails. */
  seal(plain: Uint8Array, place: string): Buffer
  /** @throws Error when the text was altered, moved, or sealed with a key no longer known. */
  open(sealed: Uint8Array, place: string): Buffer
}

const nonceBytes = 12
const tagBytes = 16

/** What texts name that were sealed before keys had ids of their own: any of the keys may open them. */
export const formerKeyId = '1'

/** A box over a set of keys. A sealed text starts with one byte of length and the id of its key. */
export function createSecretBox(
  keys: Pick<KeySet<EncryptionKey>, 'current' | 'find' | 'live'>,
): SecretBox {
  return {
    seal(plain, place) {
      const current = keys.current()
      const id = Buffer.from(current.id)
      const nonce = fewRandomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.of(id.length), id, nonce, cipher.getAuthTag(), body])
    },
    open(sealed, place) {
      const text = Buffer.from(sealed)
      const head = 1 + text.readUInt8(0)
      const id = text.toString('utf8', 1, head)
      const body = text.subarray(head)
      if (id === formerKeyId) return openWithAny(keys.live(), body, place)
      const found = keys.find(id)
      if (!found) throw new Error(`sealed with the unknown key ${id}`)
      return openWith(found.key, body, place)
    },
  }
}

function openWith(key: KeyObject, body: Buffer, place: string): Buffer {
  const nonce = body.subarray(0, nonceBytes)
  const tag = body.subarray(nonceBytes, nonceBytes + tagBytes)
  const opener = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  opener.setAAD(Buffer.from(place)).setAuthTag(tag)
  return Buffer.concat([opener.update(body.subarray(nonceBytes + tagBytes)), opener.final()])
}

/** The oldest first: it is the one that most likely sealed it. */
function openWithAny(keys: readonly EncryptionKey[], body: Buffer, place: string): Buffer {
  for (const { key } of keys.toReversed()) {
    try {
      return openWith(key, body, place)
    } catch {
      // The tag tells that this key did not seal it.
    }
  }
  throw new Error('altered, moved, or sealed with a key that is gone')
}
