import type { Locale } from '@hezo/domain'
import type { Flow } from '../../platform/pdf/flow.ts'
import { type Glyph, glyphsOf, widthOf } from '../../platform/pdf/glyphs.ts'
import type { Bookmark } from '../../platform/pdf/outline.ts'
import type { Page } from '../../platform/pdf/page.ts'
import { localTime } from './local-time.ts'
import { accent, hairline, paleGround, quiet, sheet, type } from './look.ts'
import { type MessageBlock, messageBlocks } from './message-blocks.ts'
import { oneLine } from './one-line.ts'
import type { TranscriptMessage } from './transcript.ts'
import { transcriptWords } from './transcript-words.ts'

/** Where a message stands. */
export interface MessagePlace {
  readonly locale: Locale
  /** Counted from 1. */
  readonly number: number
  readonly among: Bookmark[]
}

// The bar beside a message, which tells HEZO's from the others.
const bar = { distance: 14, width: 2 }

/** Sets a message: who wrote it and when, its text, the names of its files. */
export function setMessage(flow: Flow, message: TranscriptMessage, place: MessagePlace): void {
  flow.gap(22)
  // A heading has two lines of text below it.
  flow.reserve(type.heading.leading + 4 + 2 * type.body.leading)
  flow.inside('Sect', () => {
    flow.measured(
      () => {
        setHeading(flow, message, place)
        const blocks = messageBlocks(message.body)
        if (blocks.length === 0 && message.attachments.length === 0) {
          const text = transcriptWords[place.locale].noText
          flow.paragraph('P', [{ text, face: 'regular' }], { ...type.body, colour: quiet })
        }
        setBlocks(flow, blocks)
        setAttachments(flow, message.attachments, transcriptWords[place.locale].attachments)
      },
      (page, { top, bottom }) => {
        const colour = message.role === 'staff' ? accent : hairline
        page.rectangle(sheet.left - bar.distance, bottom, bar.width, top - bottom, colour)
      },
    )
  })
}

function setHeading(
  flow: Flow,
  message: TranscriptMessage,
  { locale, number, among }: MessagePlace,
) {
  const time = localTime(message.at, locale)
  const role = transcriptWords[locale].roles[message.role]
  flow.bookmark(`${number}. ${oneLine(message.author, 80)}, ${time}`, flow.y + 6, among)
  const style = type.heading
  const when = glyphsOf(`${role}   ${time}`, 'regular')
  const room = widthOf(when, type.small.size)
  const { y, page } = flow
  const baseline = flow.baseline(style)
  flow.inside('H2', () => {
    const glyphs: Glyph[] = [
      ...glyphsOf(`${number}  `, 'regular'),
      ...glyphsOf(message.author, 'bold'),
    ]
    flow.text('H2', glyphs, style, { indentRight: room + 16 })
    const x = sheet.paper[0] - sheet.right - room
    // A name of many lines may have turned the page; the time stands where the name began.
    if (flow.page === page) flow.put('H2', when, { ...type.small, colour: quiet }, x, baseline)
    else flow.text('H2', when, type.small)
  })
  if (flow.y === y) flow.y -= style.leading
  flow.y -= 4
}

function setBlocks(flow: Flow, blocks: readonly MessageBlock[]): void {
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1]
    if (index > 0) flow.gap(block.kind === 'item' && before?.kind === 'item' ? 1 : 7)
    if (block.kind === 'paragraph') flow.paragraph('P', block.spans, type.body)
    else if (block.kind === 'log') setLog(flow, block.lines)
    else if (before?.kind !== 'item') setList(flow, itemsFrom(blocks, index))
  }
}

type Item = Extract<MessageBlock, { kind: 'item' }>

function itemsFrom(blocks: readonly MessageBlock[], start: number): Item[] {
  const items: Item[] = []
  for (const block of blocks.slice(start)) {
    if (block.kind !== 'item') break
    items.push(block)
  }
  return items
}

function setList(flow: Flow, items: readonly Item[]): void {
  flow.inside('L', () => {
    for (const { label, depth, spans } of items) {
      const indent = 16 + depth * 16
      flow.inside('LI', () => {
        flow.reserveFor(spans, type.body, { indent })
        const sign = glyphsOf(label, 'regular')
        const x = sheet.left + indent - 6 - widthOf(sign, type.body.size)
        flow.inside('Lbl', () => flow.put('Lbl', sign, type.body, x, flow.baseline(type.body)))
        flow.paragraph('LBody', spans, type.body, { indent })
      })
      flow.gap(1)
    }
  })
}

const padding = 6

/** Lines in the fixed-width face on a pale ground; where one goes on, a hook marks it. */
function setLog(flow: Flow, lines: readonly string[]): void {
  flow.reserve(2 * type.log.leading + 2 * padding)
  flow.y -= padding
  flow.measured(
    () => {
      flow.inside('P', () => {
        for (const line of lines) {
          flow.paragraph('Code', [{ text: expandTabs(line), face: 'mono' }], type.log, {
            indent: 8,
            indentRight: 8,
            hang: 13.5,
            onWrapped: drawHook,
          })
        }
      })
    },
    (page, { top, bottom, starts, ends }) => {
      const upper = top + (starts ? padding : 0)
      const lower = bottom - (ends ? padding : 0)
      page.rectangle(sheet.left, lower, flow.width, upper - lower, paleGround)
    },
  )
  flow.y -= padding
}

// Drawn, not written: what is copied from a log must be the log.
function drawHook(page: Page, x: number, y: number): void {
  const hook: (readonly [number, number])[] = [
    [x - 9.5, y + 5.5],
    [x - 9.5, y + 2],
    [x - 4, y + 2],
  ]
  page.stroke(hook, 0.6, quiet)
  page.stroke(
    [
      [x - 5.6, y + 3.4],
      [x - 4, y + 2],
      [x - 5.6, y + 0.6],
    ],
    0.6,
    quiet,
  )
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line
  let expanded = ''
  for (const [index, part] of line.split('\t').entries()) {
    if (index > 0) expanded += ' '.repeat(8 - (expanded.length % 8))
    expanded += part
  }
  return expanded
}

function setAttachments(flow: Flow, names: readonly string[], label: string): void {
  if (names.length === 0) return
  flow.gap(6)
  flow.paragraph('P', [{ text: `${label}:`, face: 'regular' }], type.label)
  flow.inside('L', () => {
    for (const name of names) {
      flow.inside('LI', () => {
        flow.paragraph('LBody', [{ text: name, face: 'regular' }], type.label, { indent: 10 })
      })
    }
  })
}
