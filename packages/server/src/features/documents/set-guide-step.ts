import type { Flow } from '../../platform/pdf/flow.ts'
import { glyphsOf, widthOf } from '../../platform/pdf/glyphs.ts'
import type { Bookmark } from '../../platform/pdf/outline.ts'
import { pngSize } from '../../platform/pdf/png-image.ts'
import type { GuideStep } from './guide-words.ts'
import { accent, sheet, type } from './look.ts'

const picture = { width: 226, highest: 400, gap: 22 }
const numberWidth = 26

/** Sets a step of the guide: its number and text at the left, the screen at the right, on one page. */
export function setStep(
  flow: Flow,
  step: GuideStep & { readonly number: string },
  png: Buffer | undefined,
  among: Bookmark[],
): void {
  if (!png) throw new TypeError(`the guide has no picture of ${step.screen}`)
  const size = pngSize(png)
  const width = Math.min(picture.width, (picture.highest * size.width) / size.height)
  const height = (width * size.height) / size.width
  flow.gap(26)
  flow.reserve(height)
  const { y: top, pageIndex } = flow
  flow.inside('Sect', () => {
    setText(flow, step, among)
    const textEnd = flow.y
    const x = sheet.paper[0] - sheet.right - picture.width + (picture.width - width) / 2
    flow.figure(png, step.picture, { x, top, width })
    if (flow.pageIndex === pageIndex) flow.y = Math.min(textEnd, top - height)
  })
}

function setText(
  flow: Flow,
  { number, title, paragraphs }: Parameters<typeof setStep>[1],
  among: Bookmark[],
) {
  const block = { indent: numberWidth, indentRight: picture.width + picture.gap }
  flow.bookmark(`${number}. ${title}`, flow.y + 8, among)
  flow.inside('H3', () => {
    const sign = glyphsOf(number, 'bold')
    const style = { ...type.step, colour: accent }
    const room = widthOf(sign, style.size)
    flow.put('H3', sign, style, sheet.left + (16 - room) / 2, flow.baseline(type.step))
    flow.text('H3', glyphsOf(title, 'bold'), type.step, block)
  })
  for (const text of paragraphs) {
    flow.gap(7)
    flow.paragraph('P', [{ text, face: 'regular' }], type.body, block)
  }
}
