import { parseSerialNumber } from '@hezo/domain'

/** The serial number that was meant when it was typed in the notation of before 19 June 2024. */
export function withoutOldNotation(typed: string): string | undefined {
  const parsed = parseSerialNumber(typed)
  return parsed.ok && parsed.legacyPrefix ? parsed.value : undefined
}
