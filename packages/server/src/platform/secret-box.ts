import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'
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

/**
 * A box over keys of 32 bytes; the first seals, all open. A sealed text starts with one byte of
 * length and the id of its key.
 */
export function createSecretBox(
  keys: readonly { readonly id: string; readonly key: Uint8Array }[],
): SecretBox {
  // Handed to a cipher as bytes, a key would be imported anew each time.
  const imported = keys.map(({ id, key }) => ({ id, key: createSecretKey(key) }))
  const [current] = imported
  if (!current) throw new TypeError('a secret box needs a key')
  const byId = new Map(imported.map(({ id, key }) => [id, key]))
  return {
    seal(plain, place) {
      const id = Buffer.from(current.id)
      const nonce = fewRandomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.of(id.length), id, nonce, cipher.getAuthTag(), body])
    },
    open(sealed, place) {
      const text = Buffer.from(sealed)
      const head = 1 + text.readUInt8(0)
      const key = byId.get(text.toString('utf8', 1, head))
      if (!key) throw new Error('sealed with an unknown key')
      const nonce = text.subarray(head, head + nonceBytes)
      const tag = text.subarray(head + nonceBytes, head + nonceBytes + tagBytes)
      const opener = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      opener.setAAD(Buffer.from(place)).setAuthTag(tag)
      const body = text.subarray(head + nonceBytes + tagBytes)
      return Buffer.concat([opener.update(body), opener.final()])
    },
  }
}
