import { formatNip } from '@hezo/domain'
import type { Flow, Span } from '../../platform/pdf/flow.ts'
import { glyphsOf } from '../../platform/pdf/glyphs.ts'
import { localTime } from './local-time.ts'
import { sheet, type } from './look.ts'
import type { Transcript } from './transcript.ts'
import { transcriptWords } from './transcript-words.ts'

// Where the values of the facts begin.
const valueIndent = 150

/** Sets the head of a transcript: what it is, the subject, and the facts of the ticket. */
export function setTitle(flow: Flow, input: Transcript): void {
  const words = transcriptWords[input.locale]
  flow.paragraph('P', [{ text: words.title, face: 'bold' }], type.eyebrow)
  const subject: Span = { text: input.ticket.subject, face: 'bold' }
  flow.paragraph('H1', [subject], type.title, { indentRight: 24 })
  flow.gap(10)
  flow.inside('Table', () => {
    for (const [label, value] of facts(input)) setFact(flow, label, value)
  })
}

function facts(input: Transcript): (readonly [label: string, value: string])[] {
  const { locale, ticket, company, contract, device, messages, madeAt } = input
  const words = transcriptWords[locale]
  return [
    [words.number, ticket.number],
    ...(ticket.legacyId === null ? [] : [[words.legacyId, ticket.legacyId] as const]),
    [words.status, words.statuses[ticket.status]],
    [words.opened, localTime(ticket.openedAt, locale)],
    [words.company, `${company.name}\nNIP ${formatNip(company.nip)}`],
    [words.contract, contract.number],
    [
      words.device,
      device
        ? `${[device.vendor, device.model].join(' ').trim()}\n${device.serialNumber}`.trim()
        : words.noDevice,
    ],
    [words.messages, String(messages.length)],
    [words.made, `${localTime(madeAt, locale)} (${words.clock})`],
  ]
}

function setFact(flow: Flow, label: string, value: string): void {
  flow.reserve(type.body.leading)
  flow.inside('TR', () => {
    const { y, pageIndex } = flow
    flow.inside('TH', () => {
      flow.put('TH', glyphsOf(label, 'regular'), type.label, sheet.left, flow.baseline(type.body))
    })
    flow.y = y
    flow.paragraph('TD', [{ text: value, face: 'regular' }], type.body, { indent: valueIndent })
    if (flow.pageIndex === pageIndex && flow.y === y) flow.y -= type.body.leading
  })
}
