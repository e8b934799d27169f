import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locale } from '@hezo/domain'
import { Flow } from '../../platform/pdf/flow.ts'
import { glyphsOf, widthOf } from '../../platform/pdf/glyphs.ts'
import type { Bookmark } from '../../platform/pdf/outline.ts'
import type { Page } from '../../platform/pdf/page.ts'
import { type GuideChapter, type GuideScreen, type GuideWords, guideWords } from './guide-words.ts'
import { localTime } from './local-time.ts'
import { accent, hairline, quiet, sheet, type } from './look.ts'
import { setChecklist, setContents, setEntries, setNote } from './set-guide-entries.ts'
import { setStep } from './set-guide-step.ts'
import { tieShortWords } from './tie-short-words.ts'

const folder = join(import.meta.dirname, 'guide')

/**
 * The sign-in instructions as PDF, with pictures of the portal's screens in that language. The bytes
 * follow from the words and from `guide/`, which `pnpm guide` makes; callers keep them.
 */
export async function renderSignInGuide(locale: Locale): Promise<Uint8Array> {
  const words = locale === 'pl' ? tieShortWords(guideWords.pl) : guideWords[locale]
  const madeAt = await dayOfPictures()
  const pictures = await readPictures(locale)
  // Which page a chapter is on is known once all is set; the list of chapters moves none of them,
  // since it ends the first page.
  const chapters = setGuide(words, pictures, []).bookmarks
  const flow = setGuide(words, pictures, chapters)
  const edition = `${words.edition} ${localTime(madeAt, locale).split(',')[0]}`
  return flow.finish(
    { title: `${words.title} – myHEZO`, language: locale, madeAt },
    (page, at, of) =>
      furnish(page, words, { edition, number: words.page(at, of), cover: at === 1 }),
  )
}

function setGuide(
  words: GuideWords,
  pictures: ReadonlyMap<GuideScreen, Buffer>,
  chapters: readonly Bookmark[],
): Flow {
  const flow = new Flow(sheet)
  flow.paragraph('P', [{ text: `myHEZO  ·  ${words.site}`, face: 'bold' }], type.eyebrow)
  flow.paragraph('H1', [{ text: words.title, face: 'bold' }], type.cover)
  flow.gap(4)
  flow.paragraph('P', [{ text: words.lead, face: 'regular' }], type.lead, { indentRight: 60 })
  chapter(flow, words.needs.title)
  setChecklist(flow, words.needs.entries)
  flow.gap(16)
  setNote(flow, words.oldSerials)
  flow.gap(28)
  setContents(flow, words.contents, chapters.slice(1))
  flow.turn()
  setSteps(flow, words.registration, pictures)
  setSteps(flow, words.signIn, pictures)
  setSteps(flow, words.forgotten, pictures)
  chapter(flow, words.troubles.title)
  setEntries(flow, words.troubles.entries)
  chapter(flow, words.contact.title)
  flow.paragraph('P', [{ text: words.contact.lead, face: 'regular' }], type.body)
  flow.gap(8)
  setChecklist(flow, words.contact.entries)
  return flow
}

function setSteps(
  flow: Flow,
  { title, lead, steps }: GuideChapter,
  pictures: ReadonlyMap<GuideScreen, Buffer>,
): void {
  const { below } = chapter(flow, title, 260)
  flow.paragraph('P', [{ text: lead, face: 'regular' }], type.body, { indentRight: 40 })
  for (const [index, step] of steps.entries()) {
    setStep(flow, { ...step, number: String(index + 1) }, pictures.get(step.screen), below)
  }
}

async function readPictures(locale: Locale): Promise<ReadonlyMap<GuideScreen, Buffer>> {
  const { registration, signIn, forgotten } = guideWords[locale]
  const pictures = new Map<GuideScreen, Buffer>()
  for (const { screen } of [...registration.steps, ...signIn.steps, ...forgotten.steps]) {
    pictures.set(screen, await readFile(join(folder, `${locale}-${screen}.png`)))
  }
  return pictures
}

/** Begins a chapter; `keep` is how much of it must stand on the same page. */
function chapter(flow: Flow, title: string, keep = 90): Bookmark {
  flow.gap(28)
  flow.reserve(type.chapter.leading + keep)
  const bookmark = flow.bookmark(title, flow.y + 8)
  flow.paragraph('H2', [{ text: title, face: 'bold' }], type.chapter)
  flow.gap(6)
  return bookmark
}

// When the pictures were taken is when the guide was made.
async function dayOfPictures(): Promise<Date> {
  const { madeOn } = JSON.parse(await readFile(join(folder, 'screens.json'), 'utf8')) as {
    madeOn: string
  }
  return new Date(`${madeOn}T12:00:00Z`)
}

function furnish(
  page: Page,
  words: GuideWords,
  { edition, number, cover }: { edition: string; number: string; cover: boolean },
): void {
  const [width, height] = sheet.paper
  const right = width - sheet.right
  const size = 8
  const line = (text: string, y: number, atRight: boolean, kind: 'header' | 'footer') => {
    const glyphs = glyphsOf(text, 'regular')
    const x = atRight ? right - widthOf(glyphs, size) : sheet.left
    page.artifact(glyphs, { x, y, size, colour: quiet }, kind)
  }
  page.rectangle(0, height - 10, width, 10, accent)
  if (!cover) {
    line(`myHEZO  ·  ${words.title}`, height - 52, false, 'header')
    line(words.site, height - 52, true, 'header')
  }
  page.stroke(
    [
      [sheet.left, 52],
      [right, 52],
    ],
    0.5,
    hairline,
  )
  line(edition, 38, false, 'footer')
  line(number, 38, true, 'footer')
}
