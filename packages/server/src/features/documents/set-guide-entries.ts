import type { Flow } from '../../platform/pdf/flow.ts'
import { glyphsOf, widthOf } from '../../platform/pdf/glyphs.ts'
import type { Bookmark } from '../../platform/pdf/outline.ts'
import type { GuideEntry } from './guide-words.ts'
import { accent, hairline, paleGround, sheet, type } from './look.ts'

const titleWidth = 132

/** Sets entries as a table: what it is at the left, what is to be said of it at the right. */
export function setChecklist(flow: Flow, entries: readonly GuideEntry[]): void {
  flow.inside('Table', () => {
    for (const { title, text, example } of entries) {
      flow.reserve(3 * type.body.leading)
      drawRule(flow)
      flow.y -= 8
      flow.inside('TR', () => {
        flow.inside('TH', () => {
          flow.put('TH', glyphsOf(title, 'bold'), type.body, sheet.left, flow.baseline(type.body))
        })
        flow.inside('TD', () => {
          flow.paragraph('P', [{ text, face: 'regular' }], type.body, { indent: titleWidth })
          if (example === undefined) return
          const style = { ...type.example, colour: accent }
          flow.paragraph('P', [{ text: example, face: 'mono' }], style, { indent: titleWidth })
        })
      })
      flow.y -= 8
    }
  })
  drawRule(flow)
}

/** Sets entries one below the other, each under its title. */
export function setEntries(flow: Flow, entries: readonly GuideEntry[]): void {
  for (const { title, text } of entries) {
    flow.gap(10)
    flow.reserve(3 * type.body.leading)
    flow.paragraph('H3', [{ text: title, face: 'bold' }], type.heading)
    flow.paragraph('P', [{ text, face: 'regular' }], type.body, { indentRight: 30 })
  }
}

/** Sets which chapter is on which page. */
export function setContents(flow: Flow, title: string, chapters: readonly Bookmark[]): void {
  flow.paragraph('P', [{ text: title, face: 'bold' }], type.body)
  flow.gap(4)
  flow.inside('L', () => {
    for (const { title: name, page } of chapters) {
      flow.inside('LI', () => {
        flow.inside('LBody', () => {
          const number = glyphsOf(String(page + 1), 'regular')
          const x = sheet.paper[0] - sheet.right - widthOf(number, type.body.size)
          const baseline = flow.baseline(type.body)
          flow.text('LBody', glyphsOf(`${name} `, 'regular'), type.body)
          flow.put('LBody', number, type.body, x, baseline)
        })
      })
      flow.y -= 3
      drawRule(flow)
      flow.y -= 3
    }
  })
}

const padding = 14

/** Sets an entry apart from the rest, on a ground of its own. */
export function setNote(flow: Flow, { title, text }: GuideEntry): void {
  const block = { indent: padding, indentRight: padding }
  flow.reserve(6 * type.body.leading)
  flow.measured(
    () => {
      flow.y -= padding
      flow.paragraph('P', [{ text: title, face: 'bold' }], type.body, block)
      flow.paragraph('P', [{ text, face: 'regular' }], type.body, block)
      flow.y -= padding
    },
    (page, { top, bottom }) => {
      page.rectangle(sheet.left, bottom, flow.width, top - bottom, paleGround)
      page.rectangle(sheet.left, bottom, 3, top - bottom, accent)
    },
  )
}

function drawRule(flow: Flow): void {
  const right = sheet.paper[0] - sheet.right
  flow.page.stroke(
    [
      [sheet.left, flow.y],
      [right, flow.y],
    ],
    0.5,
    hairline,
  )
}
