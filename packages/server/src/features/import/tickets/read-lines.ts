import { createReadStream } from 'node:fs'
import type { CaseProblem } from './case-refusal.ts'

/** A line of the file: its text, or why it has none. `bytes` is how far the file was read with it. */
export type ReadLine = { readonly line: number; readonly bytes: number } & (
  | { readonly text: string }
  | { readonly problem: Extract<CaseProblem, `line.${string}`> }
)

/** The most bytes of a line; the longest dialogue seen has a hundredth of it. */
export const maxLineBytes = 8 * 1024 * 1024

const newline = 0x0a

/**
 * The lines of a file, one after another; blank ones are left out. A line that is too long is passed
 * over without being held, so memory does not depend on what the file holds.
 *
 * @throws Error what the file system says
 */
export async function* readLines(path: string, signal?: AbortSignal): AsyncGenerator<ReadLine> {
  let line = 1
  let bytes = 0
  let held: Buffer[] = []
  let length = 0

  const finish = (): ReadLine | undefined => {
    const read = { line, bytes }
    const whole = Buffer.concat(held)
    const tooLong = length > maxLineBytes
    held = []
    length = 0
    if (tooLong) return { ...read, problem: 'line.too_long' }
    const text = decode(whole)
    if (text === undefined) return { ...read, problem: 'line.damaged_text' }
    return text.trim() === '' ? undefined : { ...read, text }
  }
  const hold = (part: Buffer): void => {
    length += part.length
    bytes += part.length
    if (length <= maxLineBytes) held.push(part)
    else held = []
  }

  const stream = createReadStream(path, { highWaterMark: 1 << 16, ...(signal && { signal }) })
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      hold(chunk.subarray(start, end))
      bytes += 1
      const finished = finish()
      if (finished) yield finished
      line += 1
      start = end + 1
    }
    hold(chunk.subarray(start))
  }
  const last = finish()
  if (last) yield last
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A byte order mark is no part of the text; undefined for what is not UTF-8. */
function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
