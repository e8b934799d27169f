import { compact } from './compact.ts'
import { refuse, type Accepted, type Refused } from './parsed.ts'

/** Why a text is no ticket number. */
export const ticketNumberReasons = ['empty', 'wrong_format'] as const

/** One of {@link ticketNumberReasons}. */
export type TicketNumberReason = (typeof ticketNumberReasons)[number]

/** The answer of {@link parseTicketNumber}. */
export type TicketNumberResult =
  | (Accepted<string> & { readonly year: number; readonly sequence: number })
  | Refused<TicketNumberReason>

/**
 * The ticket number for people: `HZ-2026-000123`. The sequence has at least six digits and grows
 * beyond them. `year` is 1000–9999, `sequence` 1–999,999,999.
 *
 * @throws {TypeError} when a number is out of these bounds, which is the caller's mistake
 */
export function formatTicketNumber(year: number, sequence: number): string {
  const isYear = Number.isInteger(year) && year >= 1000 && year <= 9999
  const isSequence = Number.isInteger(sequence) && sequence >= 1 && sequence <= 999_999_999
  if (!isYear || !isSequence) throw new TypeError(`No ticket number: ${year}, ${sequence}`)
  return `HZ-${year}-${String(sequence).padStart(6, '0')}`
}

/** Reads a ticket number as people type it: any case, spaces, with or without leading zeros. */
export function parseTicketNumber(text: string): TicketNumberResult {
  const compacted = compact(text)
  if (compacted === undefined) return refuse('wrong_format')
  if (compacted === '') return refuse('empty')
  const match = /^HZ-?([1-9]\d{3})-(0*[1-9]\d{0,8})$/.exec(compacted)
  if (!match) return refuse('wrong_format')
  const year = Number(match[1])
  const sequence = Number(match[2])
  return { ok: true, value: formatTicketNumber(year, sequence), year, sequence }
}
