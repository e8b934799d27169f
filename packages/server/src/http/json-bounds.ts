/** Levels of arrays and objects in a JSON body; ours have at most seven. */
export const maxJsonDepth = 16
/** Members and elements in a JSON body, all levels together; ours have at most a hundred. */
export const maxJsonValues = 1000

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openers = new Set([0x5b, 0x7b])
const closers = new Set([0x5d, 0x7d])

/**
 * Whether JSON text in UTF-8 stays within `maxJsonDepth` and `maxJsonValues`. One pass, without
 * parsing: each member or element follows a bracket or a comma. Text that is no JSON may pass.
 */
export function isWithinJsonBounds(bytes: Uint8Array): boolean {
  let depth = 0
  let values = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === quote) {
      index = endOfString(bytes, index)
    } else if (byte === comma) {
      values += 1
    } else if (openers.has(byte)) {
      depth += 1
      values += 1
    } else if (closers.has(byte)) {
      depth -= 1
    }
    if (depth > maxJsonDepth || values > maxJsonValues) return false
  }
  return true
}

/** The index of the quote that ends the string which begins at `start`; the length if none does. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let index = start + 1; index < bytes.length; index += 1) {
    if (bytes[index] === backslash) index += 1
    else if (bytes[index] === quote) return index
  }
  return bytes.length
}
