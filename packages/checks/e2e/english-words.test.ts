// Prevents: an English form that waits one journey longer than the Polish one, or a Polish page that
// fetches English words.
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../src/tree.ts'
import { launchBrowser, openPage } from './support/browser.ts'

const folder = join(root, 'packages/elements/dist/browser')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('the loader sends for English words together with the element', async () => {
  const asked = await filesAskedFor('en', '<hezo-register></hezo-register>')
  const words = asked.findIndex((name) => name.startsWith('account-en'))
  expect(words).toBeGreaterThan(0)
  expect(words).toBeLessThan(asked.findIndex((name) => name.startsWith('foundation')))
})

test.each([
  ['a Polish page', 'pl', '<hezo-register></hezo-register>'],
  ['an English page with a Polish element', 'en', '<hezo-register lang="pl"></hezo-register>'],
] as const)('on %s it sends for none', async (_, language, element) => {
  const asked = await filesAskedFor(language, element)
  expect(asked.filter((name) => /-en-/.test(name))).toEqual([])
})

/** The files of the bundle in the order they were asked for, until the first form was there. */
async function filesAskedFor(language: 'pl' | 'en', element: string): Promise<string[]> {
  const { page, context } = await openPage(browser, language)
  const asked: string[] = []
  await page.route('https://page.example/**', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (name.endsWith('.js')) {
      asked.push(name)
      return route.fulfill({ contentType: 'text/javascript', path: join(folder, name) })
    }
    const script = '<script type="module" src="/hezo.js"></script>'
    const body = `<!doctype html><html lang="${language}"><title>Page</title>${script}${element}`
    return route.fulfill({ contentType: 'text/html', body })
  })
  await page.goto('https://page.example/')
  await page.waitForSelector('hezo-register [name=nip]')
  await context.close()
  return asked
}
