import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { openPage } from './browser.ts'

/** `SCREENS=folder` keeps a picture of every screen, in each language and scheme. */
const pictures = process.env['SCREENS']
const widths = [360, 1280] as const

/** A language and a colour scheme. */
export type Looks = readonly [locale: 'pl' | 'en', scheme: 'light' | 'dark']

/** What is too long is so in one language, what is too faint in one scheme: two looks see both. */
export const looks: readonly Looks[] = [
  ['pl', 'light'],
  ['en', 'dark'],
  ...(pictures
    ? ([
        ['pl', 'dark'],
        ['en', 'light'],
      ] as const)
    : []),
]

/** A page that is looked at, screen by screen, and what was found. */
export interface Viewing {
  readonly page: Page
  /** What axe objects to, what scrolls sideways, what nobody meant to say: screen, width, objection. */
  readonly objections: readonly string[]
  /** Looks at what is on show now, narrow and wide. */
  readonly look: (name: string) => Promise<void>
  /** Opens a path of the portal, and looks at it once `ready` is there. */
  readonly visit: (name: string, path: string, ready: string) => Promise<void>
  close(): Promise<void>
}

/** Opens a page of the portal at `baseUrl` to look at its screens. */
export async function openViewing(
  browser: Browser,
  baseUrl: string,
  [locale, colorScheme]: Looks,
): Promise<Viewing> {
  const { page, context } = await openPage(browser, locale)
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  if (pictures) await mkdir(pictures, { recursive: true })
  const objections: string[] = []
  const look = async (name: string): Promise<void> => {
    // What lies under the pointer looks different.
    await page.mouse.move(0, 0)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      const found = await objectionsTo(page)
      if (await scrollsSideways(page)) found.push('scrolls sideways')
      found.push(...(await strayValues(page)).map((value) => `says "${value}"`))
      objections.push(...found.map((what) => `${name} ${width}: ${what}`))
      if (!pictures) continue
      const path = join(pictures, `${name}-${locale}-${colorScheme}-${width}.png`)
      await page.screenshot({ path, fullPage: true })
    }
  }
  return {
    page,
    objections,
    look,
    async visit(name, path, ready) {
      await page.goto(`${baseUrl}${path}`)
      await page.locator(ready).first().waitFor()
      await look(name)
    },
    close: () => context.close(),
  }
}

async function objectionsTo(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )
  return results.violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
}

/** Values of the program that were shown as words. */
async function strayValues(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown: string[] = []
    const read = (root: Node): void => {
      for (const node of root.childNodes) {
        const text = node instanceof Text ? node.data.trim() : ''
        if (/^(?:false|true|null|undefined|NaN|\[object .*)$/.test(text)) shown.push(text)
        if (node instanceof Element && node.shadowRoot) read(node.shadowRoot)
        read(node)
      }
    }
    read(document.body)
    return shown
  })
}
