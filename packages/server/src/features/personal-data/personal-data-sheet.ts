import type { Locale } from '@hezo/api'
import { Flow } from '../../platform/pdf/flow.ts'
import { glyphsOf, widthOf } from '../../platform/pdf/glyphs.ts'
import type { Page } from '../../platform/pdf/page.ts'
import { localTime } from '../documents/local-time.ts'
import { hairline, quiet, sheet, type } from '../documents/look.ts'
import type { PersonalData, PersonalSection } from './collect-personal-data.ts'
import { fieldWord } from './field-words.ts'
import type { PersonalRow } from './personal-rows.ts'
import { sheetWords } from './sheet-words.ts'

/** What is set. */
export interface PersonalDataSheet {
  readonly locale: Locale
  readonly madeAt: Date
  readonly data: PersonalData
}

const valueIndent = 170

/** A person's data as PDF: tagged, with a bookmark for each section. */
export async function renderPersonalData(input: PersonalDataSheet): Promise<Uint8Array> {
  const { locale, madeAt, data } = input
  const words = sheetWords[locale]
  const flow = new Flow(sheet)
  flow.paragraph('P', [{ text: 'myHEZO', face: 'bold' }], type.eyebrow)
  flow.paragraph('H1', [{ text: words.title, face: 'bold' }], type.title)
  flow.gap(4)
  flow.paragraph('P', [{ text: words.lead, face: 'regular' }], type.body, { indentRight: 40 })
  for (const section of Object.keys(words.sections) as PersonalSection[]) {
    setSection(flow, words.sections[section], data[section], locale)
  }
  const made = `${localTime(madeAt, locale)} (${words.clock})`
  return flow.finish({ title: words.title, language: locale, madeAt }, (page, at, of) =>
    furnish(page, made, words.page(at, of)),
  )
}

function setSection(flow: Flow, title: string, rows: readonly PersonalRow[], locale: Locale): void {
  flow.gap(22)
  flow.reserve(type.chapter.leading + 40)
  flow.bookmark(`${title} (${rows.length})`, flow.y + 8)
  flow.paragraph('H2', [{ text: title, face: 'bold' }], type.chapter)
  flow.gap(4)
  if (rows.length === 0) {
    flow.paragraph('P', [{ text: sheetWords[locale].none, face: 'regular' }], type.body)
  }
  for (const [index, row] of rows.entries()) {
    if (index > 0) separate(flow)
    flow.inside('Table', () => {
      for (const [name, value] of Object.entries(row)) setField(flow, name, value, locale)
    })
  }
}

function separate(flow: Flow): void {
  flow.gap(6)
  const right = sheet.paper[0] - sheet.right
  if (flow.room > 0) {
    flow.page.stroke(
      [
        [sheet.left, flow.y],
        [right, flow.y],
      ],
      0.5,
      hairline,
    )
  }
  flow.gap(6)
}

function setField(flow: Flow, name: string, value: unknown, locale: Locale): void {
  const text = wordsOf(name, value, locale)
  if (text === '') return
  flow.reserve(type.body.leading)
  flow.inside('TR', () => {
    flow.inside('TH', () => {
      const label = glyphsOf(fieldWord(name, locale), 'regular')
      flow.put('TH', label, type.label, sheet.left, flow.baseline(type.body))
    })
    flow.inside('TD', () => {
      flow.paragraph('P', [{ text, face: 'regular' }], type.body, { indent: valueIndent })
    })
  })
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** A value as people read it; '' for what there is nothing to say of. */
function wordsOf(name: string, value: unknown, locale: Locale): string {
  const words = sheetWords[locale]
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    if (name === 'action') return words.events[value] ?? value
    return instant.test(value) ? localTime(new Date(value), locale) : value
  }
  const parts = Object.entries(value).map(([inner, each]) => {
    const text = wordsOf(inner, each, locale)
    return text && `${fieldWord(inner, locale)}: ${text}`
  })
  return parts.filter(Boolean).join('\n')
}

function furnish(page: Page, made: string, number: string): void {
  const size = type.small.size
  const right = sheet.paper[0] - sheet.right
  const glyphs = glyphsOf(number, 'regular')
  const look = { y: 38, size, colour: quiet }
  page.artifact(glyphsOf(made, 'regular'), { x: sheet.left, ...look }, 'footer')
  page.artifact(glyphs, { x: right - widthOf(glyphs, size), ...look }, 'footer')
}
