import type { Locale, Role, TicketStatus } from '@hezo/domain'
import { Flow } from '../../platform/pdf/flow.ts'
import { glyphsOf } from '../../platform/pdf/glyphs.ts'
import { furnishPage } from './furnish-page.ts'
import { localTime } from './local-time.ts'
import { sheet, type } from './look.ts'
import { oneLine } from './one-line.ts'
import { setMessage } from './set-message.ts'
import { setTitle } from './set-title.ts'
import { transcriptWords } from './transcript-words.ts'

/** A ticket's dialogue, as its transcript shows it. */
export interface Transcript {
  readonly locale: Locale
  /** Up to when it tells: printed, and the date of the file; no other time is in the bytes. */
  readonly madeAt: Date
  readonly ticket: {
    readonly number: string
    readonly subject: string
    readonly status: TicketStatus
    readonly openedAt: Date
    /** Its number in the application before this one. */
    readonly legacyId: string | null
  }
  readonly company: { readonly name: string; readonly nip: string }
  readonly contract: { readonly number: string }
  readonly device: {
    readonly serialNumber: string
    readonly vendor: string
    readonly model: string
  } | null
  /** Oldest first. */
  readonly messages: readonly TranscriptMessage[]
}

/** One message of a transcript. */
export interface TranscriptMessage {
  readonly author: string
  readonly role: Role
  readonly at: Date
  /** Plain text, or HTML from the old application. */
  readonly body: string
  /** File names. */
  readonly attachments: readonly string[]
}

/**
 * A ticket's dialogue as PDF: tagged, with bookmarks, the same bytes for the same input. Total in
 * what people wrote: whatever no font has is shown by its code point and copied as itself.
 *
 * @throws {RangeError} when a date is invalid, which is the caller's mistake
 */
export async function renderTranscript(input: Transcript): Promise<Uint8Array> {
  const words = transcriptWords[input.locale]
  const flow = new Flow(sheet)
  const { number, subject } = input.ticket
  const top = flow.bookmark(oneLine(`${number} ${subject}`), sheet.paper[1])
  setTitle(flow, input)
  for (const [index, message] of input.messages.entries()) {
    setMessage(flow, message, {
      locale: input.locale,
      number: index + 1,
      among: top.below,
    })
  }
  setEnd(flow, `${words.end} ${number}`)
  return flow.finish(
    {
      title: oneLine(`${words.title} ${number}: ${subject}`),
      language: input.locale,
      madeAt: input.madeAt,
    },
    (page, at, of) =>
      furnishPage(page, input, {
        made: `${words.made} ${localTime(input.madeAt, input.locale)} (${words.clock})`,
        page: words.page(at, of),
      }),
  )
}

// Above the foot there is always room for it: no page holds nothing else.
function setEnd(flow: Flow, text: string): void {
  const baseline = Math.max(flow.y - 27, sheet.bottom - 12)
  flow.inside('P', () => {
    flow.put('P', glyphsOf(text, 'regular'), type.small, sheet.left, baseline)
  })
}
