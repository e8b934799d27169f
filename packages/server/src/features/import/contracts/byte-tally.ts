/** What a stream of bytes holds, counted as it passes. */
export interface ByteTally {
  readonly bytes: number
  /** Characters beyond ASCII that are well-formed UTF-8. */
  readonly characters: number
  /** Bytes beyond ASCII that are no UTF-8 where they stand. */
  readonly broken: number
  /** Line of the first NUL byte. */
  readonly zeroAtLine: number | undefined
  add(chunk: Uint8Array): void
}

/**
 * Counts what tells UTF-8 from a one-byte encoding. Lead and continuation bytes are enough for that:
 * overlong forms and surrogates are left to the decoder.
 */
export function createByteTally(): ByteTally {
  let bytes = 0
  let lines = 0
  let characters = 0
  let broken = 0
  let zeroAtLine: number | undefined
  // Of the character that is being read: bytes seen and bytes still to come.
  let seen = 0
  let missing = 0

  const addHigh = (byte: number): void => {
    if (byte < 0xc0) {
      if (missing === 0) broken += 1
      else {
        seen += 1
        missing -= 1
        if (missing === 0) characters += 1
      }
      return
    }
    if (missing > 0) broken += seen
    seen = 1
    missing = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    if (missing === 0) broken += 1
  }

  return {
    get bytes() {
      return bytes
    },
    get characters() {
      return characters
    },
    get broken() {
      return broken + (missing > 0 ? seen : 0)
    },
    get zeroAtLine() {
      return zeroAtLine
    },
    add(chunk) {
      bytes += chunk.length
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index] ?? 0
        if (byte >= 0x80) addHigh(byte)
        else {
          if (missing > 0) {
            broken += seen
            missing = 0
          }
          if (byte === 0x0a) lines += 1
          else if (byte === 0) zeroAtLine ??= lines + 1
        }
      }
    },
  }
}
