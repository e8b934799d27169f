/** A text as UTF-16BE in hexadecimal digits, as strings and character maps of a PDF hold it. */
export function utf16Hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
}
