import type { Span } from '../../platform/pdf/flow.ts'
import { htmlBlocks, isHtml } from './html-blocks.ts'
import { isLogLine, isStrongLogLine } from './log-lines.ts'

/** A part of a message as it is set. */
export type MessageBlock =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  /** An entry of a list, with its sign or number; `depth` counts the lists around it from 0. */
  | {
      readonly kind: 'item'
      readonly label: string
      readonly depth: number
      readonly spans: readonly Span[]
    }
  /** Lines whose columns matter. */
  | { readonly kind: 'log'; readonly lines: readonly string[] }

// Line ends of all systems, and the separators that word processors paste.
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

/** A message, plain or HTML, as blocks in its order. Every word that a reader would see is in them. */
export function messageBlocks(body: string): MessageBlock[] {
  return isHtml(body) ? htmlBlocks(body) : plainBlocks(body)
}

/** Plain text: blank lines part paragraphs, other line ends stay; lines that look like a log kept as they are. */
export function plainBlocks(text: string): MessageBlock[] {
  const groups: string[][] = []
  let group: string[] | undefined
  for (const line of linesOf(text)) {
    if (line.trim() === '') group = undefined
    else if (group) group.push(line)
    else groups.push((group = [line]))
  }
  return groups.flatMap(groupBlocks)
}

/** One at a time: a list of a million empty lines takes memory that a message does not. */
function* linesOf(text: string): Generator<string> {
  let start = 0
  for (const { index, 0: end } of text.matchAll(lineEnd)) {
    yield text.slice(start, index)
    start = index + end.length
  }
  yield text.slice(start)
}

/** Lines without a blank one between them: a run of log lines is one block, the rest is prose. */
function groupBlocks(lines: readonly string[]): MessageBlock[] {
  const kinds = lines.map((line) => isLogLine(line))
  const strong = lines.some((line) => isStrongLogLine(line))
  const logs = kinds.filter(Boolean).length
  // Most lines of a pasted block give it away, and the others belong to it.
  if (logs > 0 && (strong || logs > 1) && logs * 2 >= lines.length) return [{ kind: 'log', lines }]
  const blocks: MessageBlock[] = []
  let run: string[] = []
  const close = () => {
    if (run.length > 0) blocks.push({ kind: 'log', lines: run })
    run = []
  }
  let prose: string[] = []
  const closeProse = () => {
    if (prose.length > 0) blocks.push(paragraph(prose.join('\n')))
    prose = []
  }
  for (const line of lines) {
    if (isStrongLogLine(line)) {
      closeProse()
      run.push(line)
    } else {
      close()
      prose.push(line)
    }
  }
  closeProse()
  close()
  return blocks
}

function paragraph(text: string): MessageBlock {
  return { kind: 'paragraph', spans: [{ text, face: 'regular' }] }
}
