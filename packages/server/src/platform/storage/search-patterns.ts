import { parseContractNumber, parseSerialNumber } from '@hezo/domain'

/** `LIKE` patterns for one search text, each for a column in that form. */
export interface SearchPatterns {
  /** For text as people wrote it; to be used with `ILIKE`. */
  readonly text: string
  /** For serial numbers, which are stored upper-case and without the old `(H)` notation. */
  readonly serialNumber: string
  /** For contract numbers in the form they are compared in. */
  readonly contractNumber: string
}

/** Patterns that find `search` anywhere; undefined when there is nothing to look for. */
export function searchPatterns(search: string | undefined): SearchPatterns | undefined {
  if (!search) return undefined
  const serial = parseSerialNumber(search)
  const contract = parseContractNumber(search)
  return {
    text: anywhere(search),
    // Too short to be a number is long enough to be looked for.
    serialNumber: anywhere(serial.ok ? serial.value : search.toUpperCase()),
    contractNumber: anywhere(contract.ok ? contract.value : search.toUpperCase()),
  }
}

function anywhere(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
