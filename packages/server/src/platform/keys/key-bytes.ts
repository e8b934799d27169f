/** A key of 32 bytes from its text (base64url, or base64 as other tools print it); undefined if it is none. */
export function readKeyText(text: string): Uint8Array | undefined {
  return /^[\w+/-]{43}=?$/.test(text) ? Uint8Array.from(Buffer.from(text, 'base64url')) : undefined
}
