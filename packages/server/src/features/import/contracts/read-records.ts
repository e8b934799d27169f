import type { RowProblem } from './refusal.ts'
import { maxRowLength } from './survey-file.ts'

/** One row of a CSV file; `line` is where it begins in the file, from 1. */
export type CsvRecord =
  | { readonly line: number; readonly values: readonly string[] }
  | { readonly line: number; readonly problem: RowProblem }

/** Takes a file's text piece by piece and gives the rows that are complete. */
export interface RecordReader {
  push(text: string): CsvRecord[]
  /** The rows that ended with the file. */
  end(): CsvRecord[]
}

/**
 * Reads CSV (RFC 4180; LF or CRLF, any delimiter, quotes inside unquoted values as they are). Rows
 * without any value are left out.
 *
 * A quote that is not closed costs its own row and no other: reading goes on with the next line of
 * the file. A row longer than 64 Ki characters is passed over without being held in memory.
 */
export function createRecordReader(delimiter: string): RecordReader {
  let rest = ''
  let line = 1
  let passingOver = false

  function read(text: string, isLast: boolean): CsvRecord[] {
    const records: CsvRecord[] = []
    let at = 0
    while (at < text.length) {
      const newline = text.indexOf('\n', at)
      if (newline === -1 && !isLast) {
        if (passingOver) at = text.length
        else if (text.length - at > maxRowLength) {
          passingOver = true
          records.push({ line, problem: 'row.too_long' })
          at = text.length
        }
        break
      }
      const end = newline === -1 ? text.length : newline
      if (passingOver) passingOver = false
      else if (end - at > maxRowLength) records.push({ line, problem: 'row.too_long' })
      else {
        const content = text.slice(at, text[end - 1] === '\r' ? Math.max(at, end - 1) : end)
        if (content.includes('"')) {
          const row = readQuoted(text, at, delimiter, isLast)
          if (row === 'unfinished' && !isLast && text.length - at <= maxRowLength) break
          if (typeof row === 'object') {
            records.push({ line, values: row.values })
            line += row.lines
            at = row.end
            continue
          }
          records.push({ line, problem: 'row.quote_not_closed' })
        } else {
          const values = content.split(delimiter)
          if (values.some((value) => value.trim() !== '')) records.push({ line, values })
        }
      }
      line += 1
      at = end + 1
    }
    rest = text.slice(at)
    return records
  }

  return {
    push: (text) => read(rest + text, false),
    end: () => read(rest, true),
  }
}

interface QuotedRow {
  readonly values: readonly string[]
  /** Where the next row begins. */
  readonly end: number
  /** How many lines of the file the row takes. */
  readonly lines: number
}

/** Reads one row in which quotes occur, from `start`; it may go on beyond a text that is not the last. */
function readQuoted(
  text: string,
  start: number,
  delimiter: string,
  isLast: boolean,
): QuotedRow | 'unfinished' | 'broken' {
  const values: string[] = []
  let lines = 1
  for (let at = start; ; at += 1) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      if (close === -1) return 'unfinished'
      const value = text.slice(at + 1, close)
      values.push(value.replaceAll('""', '"'))
      lines += value.split('\n').length - 1
      at = close + 1
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    } else {
      const end = endOfPlain(text, at, delimiter)
      values.push(text.slice(at, text[end] !== delimiter && text[end - 1] === '\r' ? end - 1 : end))
      at = end
    }
    // The last character says too little: a quote may be doubled, a line end have its second half.
    if (!isLast && at + 1 >= text.length) return 'unfinished'
    if (at >= text.length || text[at] === '\n') {
      return at - start > maxRowLength ? 'broken' : { values, end: at + 1, lines }
    }
    if (text[at] !== delimiter) return 'broken'
  }
}

/** The quote that ends a value: one that is not doubled. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
    if (at - from > maxRowLength) break
  }
  return -1
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === delimiter || text[at] === '\n') return at
  }
  return text.length
}
