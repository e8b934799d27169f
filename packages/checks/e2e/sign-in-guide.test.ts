import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { screenWords } from '../guide/screen-words.ts'
import { type Manifest, readManifest, visitScreens } from '../guide/screens.ts'
import { launchBrowser } from './support/browser.ts'
import { createInstallation, type Installation } from './support/installation.ts'

// Prevents: sign-in instructions with pictures and words of a portal that looks otherwise by now.
let installation: Installation
let browser: Browser

beforeAll(async () => {
  installation = await createInstallation()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

test('the screens say what the sign-in guide shows', async () => {
  const { madeOn, ...shown } = await readManifest()
  const now: Omit<Manifest, 'madeOn'> = { pl: {}, en: {} }
  await visitScreens(browser, installation, async (locale, screen, element) => {
    now[locale][screen] = await screenWords(element)
  })
  expect(now, `the guide is of ${madeOn}: run \`pnpm guide\`, look at it, and commit it`).toEqual(
    shown,
  )
})
