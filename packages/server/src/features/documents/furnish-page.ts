import { glyphsOf, widthOf } from '../../platform/pdf/glyphs.ts'
import { ellipsized, type Page } from '../../platform/pdf/page.ts'
import { hairline, ink, quiet, sheet } from './look.ts'
import { oneLine } from './one-line.ts'
import type { Transcript } from './transcript.ts'
import { transcriptWords } from './transcript-words.ts'

const size = 8

/** Draws what stands on every page of a transcript: whose ticket it is above, the page below. */
export function furnishPage(
  page: Page,
  { locale, ticket, company, contract, device }: Transcript,
  foot: { readonly made: string; readonly page: string },
): void {
  const words = transcriptWords[locale]
  const [width, height] = sheet.paper
  const right = width - sheet.right
  const line = (y: number, left: string, other: string, strong: boolean) => {
    const [shown, beside] = [
      glyphsOf(oneLine(left), strong ? 'bold' : 'regular'),
      glyphsOf(oneLine(other), 'regular'),
    ]
    const ellipsis = glyphsOf('…', 'regular')[0]
    if (!ellipsis) return
    const room = right - sheet.left
    const first = ellipsized(shown, ellipsis, size, room * 0.45)
    const second = ellipsized(beside, ellipsis, size, room - widthOf(first, size) - 16)
    const kind = y > height / 2 ? 'header' : 'footer'
    const colour = strong ? ink : quiet
    if (first.length > 0) page.artifact(first, { x: sheet.left, y, size, colour }, kind)
    if (second.length === 0) return
    page.artifact(second, { x: right - widthOf(second, size), y, size, colour }, kind)
  }
  line(height - 46, ticket.number, company.name, true)
  const serial = device ? [device.vendor, device.model, device.serialNumber].join(' ').trim() : ''
  line(
    height - 58,
    `${words.contract} ${contract.number}`,
    serial === '' ? words.noDevice : `${words.device} ${serial}`,
    false,
  )
  rule(page, height - 67)
  rule(page, 52)
  line(38, foot.made, foot.page, false)
}

function rule(page: Page, y: number): void {
  const from: [number, number] = [sheet.left, y]
  page.stroke([from, [sheet.paper[0] - sheet.right, y]], 0.5, hairline)
}
