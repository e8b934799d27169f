// `pnpm guide`: takes the pictures of the sign-in guide from the portal as it is now, in both
// languages, and writes down the words on them. Fails where the walk finds no way on.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { warsawDate } from '@hezo/domain'
import type { Locator, Page } from 'playwright-core'
import { launchBrowser } from '../e2e/support/browser.ts'
import { createInstallation } from '../e2e/support/installation.ts'
import { palettePng } from './palette-png.ts'
import { readPng } from './read-png.ts'
import { screenWords } from './screen-words.ts'
import { guideFolder, type Manifest, manifestFile, visitScreens } from './screens.ts'

const fonts = join(guideFolder, '../../../platform/pdf/fonts')

const installation = await createInstallation()
const browser = await launchBrowser()
try {
  const madeOn = warsawDate(Date.now())
  const manifest: Manifest = { madeOn, pl: {}, en: {} }
  const pictures = new Map<string, Buffer>()
  await visitScreens(browser, installation, async (locale, screen, element) => {
    manifest[locale][screen] = await screenWords(element)
    pictures.set(`${locale}-${screen}.png`, await takePicture(element))
  })
  await rm(guideFolder, { recursive: true, force: true })
  await mkdir(guideFolder, { recursive: true })
  for (const [name, bytes] of pictures) {
    await writeFile(join(guideFolder, name), bytes)
    process.stdout.write(`${name} ${(bytes.length / 1024).toFixed(0)} KB\n`)
  }
  await writeFile(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`)
} finally {
  await browser.close()
  await installation.remove()
}

/** The element's frame, in the guide's font, with nothing under the pointer and nothing in focus. */
async function takePicture(element: Locator): Promise<Buffer> {
  const page = element.page()
  await setFont(page)
  await page.mouse.move(0, 0)
  await page.evaluate(() => {
    let focused = document.activeElement
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
    if (focused instanceof HTMLElement) focused.blur()
  })
  return palettePng(readPng(await element.locator('[part~=frame]').first().screenshot()))
}

async function setFont(page: Page): Promise<void> {
  const faces = await Promise.all(
    [
      ['noto-sans', '400'],
      ['noto-sans-bold', '600'],
    ].map(async ([file, weight]) => {
      const data = await readFile(join(fonts, `${file}.ttf`), 'base64')
      return `@font-face{font-family:Guide;font-weight:${weight};src:url(data:font/ttf;base64,${data})}`
    }),
  )
  await page.addStyleTag({
    content: `${faces.join('')}:root{--hezo-font:Guide;text-rendering:geometricPrecision}`,
  })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}
