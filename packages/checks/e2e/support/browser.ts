import {
  type Browser,
  type BrowserContext,
  chromium,
  type ConsoleMessage,
  type Page,
} from 'playwright-core'
import { findChromium } from '../../src/browser/find-chromium.ts'

/** A page, and everything its console and its policy complained of. */
export interface WatchedPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: readonly string[]
}

// Playwright switches the partitioning of third-party storage off; people's browsers have it on. The last of
// several --disable-features counts.
const asBrowsersShip = ['--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints']

/** Starts the browser that the machine has or the project brings. */
export async function launchBrowser(): Promise<Browser> {
  // Where the system speaks ASCII alone, Chromium calls every file with a Polish name `download`.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const { args, ...found } = await findChromium()
  return chromium.launch({ ...found, args: [...args, ...asBrowsersShip], env })
}

/** Opens an empty page for a reader of `locale`; nothing said in its console goes unheard. */
export async function openPage(browser: Browser, locale: 'pl' | 'en'): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: { pl: 'pl-PL', en: 'en-GB' }[locale] })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (!asksForWork(message)) complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  return { page, context, complaints }
}

/** The browser remarks on each 403; from these addresses it is the task that comes before the work. */
function asksForWork(message: ConsoleMessage): boolean {
  const { pathname } = URL.parse(message.location().url) ?? { pathname: '' }
  return (
    / 403 /.test(message.text()) &&
    /^\/v1\/(?:registrations|contact|sign-ins|password-resets)$/.test(pathname)
  )
}
