import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import type { Installation } from '../e2e/support/installation.ts'
import { type GuideScreen, type Look, walkBack, walkForgotten, walkSignIn } from './walk-sign-in.ts'

/** Where the server has the guide's pictures. */
export const guideFolder = fileURLToPath(
  new URL('../../server/src/features/documents/guide/', import.meta.url),
)

/** What stands beside the pictures: for each language and screen the words on it. */
export interface Manifest extends Record<'pl' | 'en', Partial<Record<GuideScreen, string[]>>> {
  /** The day on which the pictures were taken, `YYYY-MM-DD`. */
  readonly madeOn: string
}

/** The file of the manifest. */
export const manifestFile = join(guideFolder, 'screens.json')

/** Reads the manifest that the pictures were made with. */
export async function readManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest
}

/** Starts the service with its demo data, and walks through the guide's screens in each language. */
export async function visitScreens(
  browser: Browser,
  installation: Installation,
  look: (locale: 'pl' | 'en', ...screen: Parameters<Look>) => Promise<void>,
): Promise<void> {
  const { dataDir } = installation
  const { url } = await installation.start({ DEMO_DATA: 'true' }, 'localhost')
  for (const locale of ['pl', 'en'] as const) {
    for (const walk of [walkSignIn, walkBack, walkForgotten]) {
      const context = await browser.newContext({
        locale: { pl: 'pl-PL', en: 'en-GB' }[locale],
        viewport: { width: 640, height: 1000 },
        deviceScaleFactor: 2,
        colorScheme: 'light',
        reducedMotion: 'reduce',
        // The pictures are set in the guide's own font, which the page's policy does not know.
        bypassCSP: true,
      })
      const page = await context.newPage()
      await walk(page, { url, dataDir, locale }, (...screen) => look(locale, ...screen))
      await context.close()
    }
  }
}
