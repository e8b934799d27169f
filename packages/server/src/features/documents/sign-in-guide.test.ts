import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { locales } from '@hezo/domain'
import { describe, expect, it } from 'vitest'
import { readPdf, withoutSpaces } from '../../testing/read-pdf.ts'
import { guideWords } from './guide-words.ts'
import { renderSignInGuide } from './sign-in-guide.ts'

type Screens = Record<string, Record<string, string[]>>

const manifest = join(import.meta.dirname, 'guide/screens.json')

describe.each(locales)('the sign-in guide in %s', (locale) => {
  const words = guideWords[locale]
  const steps = [...words.registration.steps, ...words.signIn.steps, ...words.forgotten.steps]

  it('has the same bytes each time', async () => {
    const [first, second] = [await renderSignInGuide(locale), await renderSignInGuide(locale)]
    expect(Buffer.from(second).equals(first)).toBe(true)
  })

  it('says everything, shows every screen, and leads to each chapter and step', async () => {
    const { pages, elements, outline, language } = await readPdf(await renderSignInGuide(locale))
    const text = withoutSpaces(pages.join(''))
    for (const said of [
      '+48 12 25 25 600',
      'pomoc@myhezo.pl',
      '(H)-FG1234567890',
      'FG1234567890',
    ]) {
      expect(text).toContain(withoutSpaces(said))
    }
    for (const app of ['Google Authenticator', 'Microsoft Authenticator', 'Okta']) {
      expect(text).toContain(withoutSpaces(app))
    }
    for (const { title, paragraphs } of steps) {
      for (const said of [title, ...paragraphs]) expect(text).toContain(withoutSpaces(said))
    }
    expect(elements.filter((kind) => kind === 'Figure')).toHaveLength(steps.length)
    expect(outline).toHaveLength(6 + steps.length)
    expect(language).toBe(locale)
  })

  it('tells the page of each chapter', async () => {
    const { pages } = await readPdf(await renderSignInGuide(locale))
    const { registration, signIn, forgotten, troubles, contact } = words
    for (const { title } of [registration, signIn, forgotten, troubles, contact]) {
      const page = pages.findIndex((text, index) => index > 0 && text.includes(title)) + 1
      expect(pages[0]).toContain(`${title} ${page}`)
    }
  })

  // Prevents: a sentence that tells to press a button which the screen beside it does not have.
  it.each([...steps, { screen: 'sign-in', paragraphs: [words.forgotten.lead] }])(
    'names what is on the screen: $screen',
    async ({ screen, paragraphs }) => {
      const screens = JSON.parse(await readFile(manifest, 'utf8')) as Screens
      const quoted = [...paragraphs.join(' ').matchAll(/[„“]([^”]+)”/g)].map(([, text]) => text)
      expect(screens[locale]?.[screen]).toEqual(expect.arrayContaining(quoted))
    },
  )
})
