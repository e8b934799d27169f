// Prevents: an element in a frame that is cut off, in other colours than its page, a dead end, or silent
// where it may not be shown.
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { type ForeignPage, serveForeignPage } from './support/foreign-page.ts'
import { frameInside } from './support/frame-inside.ts'
import { createInstallation, type Installation } from './support/installation.ts'

let installation: Installation
let server: ServerProcess
let browser: Browser
let site: ForeignPage
let stranger: ForeignPage
let context: BrowserContext
let page: Page
let complaints: readonly string[]
let script = 'hezo.js'
let content = ''

beforeAll(async () => {
  installation = await createInstallation()
  const policy = (): string =>
    `default-src 'none'; script-src ${server.url}; frame-src ${server.url}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`
  const html = (): string =>
    `<!doctype html><html lang="pl"><meta charset="utf-8"><title>Partner</title>
      <meta name="color-scheme" content="light dark">
      <script type="module" src="${server.url}/elements/${script}"></script>${content}</html>`
  site = await serveForeignPage(policy, html, 'localhost')
  stranger = await serveForeignPage(policy, html, 'localhost')
  server = await installation.start({ FRAME_ORIGINS: site.origin })
  browser = await launchBrowser()
})
beforeEach(async () => {
  await context?.close()
  ;({ page, context, complaints } = await openPage(browser, 'pl'))
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await stranger.close()
  await installation.remove()
})

describe('an isolated element on a page that allows scripts and frames of HEZO alone', () => {
  test('brings two small files to the page, and its code to the frame', async () => {
    content = '<hezo-register isolated></hezo-register><hezo-contact></hezo-contact>'
    const files: string[] = []
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url())
      const isNavigation = request.isNavigationRequest()
      if (origin !== server.url || request.frame() !== page.mainFrame() || isNavigation) return
      files.push(pathname)
    })
    await page.goto(site.url)
    await (await frameInside(page, 'hezo-register')).waitForSelector('[name=nip]')
    // What the page's scripts must not see of one, they must not of another.
    await (await frameInside(page, 'hezo-contact')).waitForSelector('[name=message]')
    expect(files).toEqual(['/elements/hezo.js', '/elements/hezo-isolated.js'])
    expect(complaints).toEqual([])
  })

  test('is what every tag stands for where its script is loaded alone', async () => {
    script = 'hezo-isolated.js'
    content = '<hezo-contact></hezo-contact>'
    await page.goto(site.url)
    script = 'hezo.js'
    await (await frameInside(page, 'hezo-contact')).waitForSelector('[name=message]')
    expect(await page.locator('hezo-contact').evaluate((host) => host.childElementCount)).toBe(0)
  })

  test('is as high as what it shows, at every width', async () => {
    content = '<hezo-register isolated></hezo-register>'
    await page.goto(site.url)
    const frame = await frameInside(page, 'hezo-register')
    for (const width of [360, 800, 1280]) {
      await page.setViewportSize({ width, height: 600 })
      await expect
        .poll(async () => {
          const outer = await page.locator('iframe').evaluate((node) => node.clientHeight)
          return outer - (await frame.evaluate(() => document.documentElement.offsetHeight))
        })
        .toBe(0)
      const overflow = await frame.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
    }
    await frame.click('button[type=submit]')
    await frame.locator('[aria-invalid=true]').first().waitFor()
    await expect
      .poll(async () => {
        const outer = await page.locator('iframe').evaluate((node) => node.clientHeight)
        return outer - (await frame.evaluate(() => document.documentElement.offsetHeight))
      })
      .toBe(0)
  })

  test('leaves the page where it is when it comes', async () => {
    content = '<h1>Partner</h1><hezo-sign-in isolated></hezo-sign-in><hezo-contact></hezo-contact>'
    await page.setViewportSize({ width: 1280, height: 600 })
    await page.goto(site.url)
    await (await frameInside(page, 'hezo-sign-in')).waitForSelector('[name=password]')
    await (await frameInside(page, 'hezo-contact')).waitForSelector('[name=message]')
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })

  test('keeps the field in sight that has the focus, when a longer step follows', async () => {
    content = `${'<p>Nad.</p>'.repeat(20)}<hezo-register isolated></hezo-register>${'<p>Pod.</p>'.repeat(20)}`
    await page.setViewportSize({ width: 360, height: 640 })
    await page.goto(site.url)
    const frame = await frameInside(page, 'hezo-register')
    await frame.fill('[name=nip]', 'PL1234563218')
    await frame.fill('[name=contractNumber]', 'SHZ/2026/0001')
    await frame.fill('[name=serialNumber]', 'FG1234567890')
    await frame.click('button[type=submit]')
    const field = frame.locator('[name="person.firstName"]')
    await expect
      .poll(async () => {
        const box = await field.boundingBox()
        return box !== null && box.y >= 0 && box.y + box.height <= 640
      })
      .toBe(true)
  })

  test.each(['light', 'dark'] as const)(
    'is %s as its reader wishes, and accessible',
    async (scheme) => {
      content = '<main><h1>Partner</h1><hezo-sign-in isolated lang="en"></hezo-sign-in></main>'
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(site.url)
      await page.evaluate(() =>
        document.body.style.setProperty('--hezo-accent', 'rgb(90, 20, 140)'),
      )
      const frame = await frameInside(page, 'hezo-sign-in')
      const root = frame.locator('html')
      await expect.poll(() => root.evaluate((node) => node.style.colorScheme)).toBe(scheme)
      const button = frame.locator('.hezo-primary')
      const colour = () => button.evaluate((node) => getComputedStyle(node).backgroundColor)
      await expect.poll(colour).toBe('rgb(90, 20, 140)')
      expect(await page.locator('iframe').getAttribute('title')).toBe('Sign in to myHEZO')
      await page.evaluate(() => document.body.removeAttribute('style'))
      await expect.poll(colour).not.toBe('rgb(90, 20, 140)')
      await frame.evaluate(axe.source)
      const { violations } = await frame.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({
          // The page around has it.
          rules: { 'page-has-heading-one': { enabled: false } },
        }),
      )
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    },
  )

  test("leads to the page's own place for registration, in place of the page", async () => {
    content = '<hezo-sign-in isolated register-href="?rejestracja"></hezo-sign-in>'
    await page.goto(site.url)
    await (
      await frameInside(page, 'hezo-sign-in')
    )
      .getByRole('link', { name: 'Zarejestruj się' })
      .click()
    await page.waitForURL(`${site.url}?rejestracja`)
    expect(await page.title()).toBe('Partner')
  })

  test('shows the other part in the frame where the page has no place for it', async () => {
    content = '<hezo-sign-in isolated></hezo-sign-in>'
    await page.goto(site.url)
    const frame = await frameInside(page, 'hezo-sign-in')
    await frame.getByRole('link', { name: 'Zarejestruj się' }).click()
    await frame.waitForSelector('hezo-register [name=nip]')
    expect(page.url()).toBe(site.url)
  })

  test('gives the instructions to save', async () => {
    content = '<hezo-sign-in isolated></hezo-sign-in>'
    await page.goto(site.url)
    const saving = page.waitForEvent('download')
    await (
      await frameInside(page, 'hezo-sign-in')
    )
      .getByRole('link', { name: /instrukcję/ })
      .click()
    expect((await saving).suggestedFilename()).toMatch(/\.pdf$/)
    expect(page.url()).toBe(site.url)
  })

  test('offers no passkeys: nobody would see whom they answer', async () => {
    content = '<hezo-sign-in isolated></hezo-sign-in>'
    await page.goto(site.url)
    const allow = await page.locator('hezo-sign-in iframe').getAttribute('allow')
    expect(allow).toBe(`clipboard-write ${server.url}`)
  })
})

describe('where its frame does not come, an isolated element', () => {
  test.each([
    ['pl', 'Nie udało się', 'Otwórz myHEZO w nowej karcie'],
    ['en', 'could not be shown', 'Open myHEZO in a new tab'],
  ])('says where help is, in %s', async (lang, sentence, portal) => {
    content = `<hezo-register isolated lang="${lang}"></hezo-register>`
    await page.clock.install()
    await page.goto(stranger.url)
    const status = page.locator('hezo-register [role=status]')
    await status.locator('progress').waitFor()
    await page.clock.fastForward(20_000)
    await status.getByText(sentence).waitFor()
    expect(await status.getByRole('link', { name: /25 600/ }).getAttribute('href')).toBe(
      'tel:+48122525600',
    )
    const link = status.getByRole('link', { name: portal })
    expect(await link.getAttribute('href')).toBe(`${server.url}/register`)
    expect(await link.getAttribute('target')).toBe('_blank')
  })

  test('comes with the next try', async () => {
    content = '<hezo-register isolated></hezo-register>'
    await page.route('**/frame/**', (route) => route.abort())
    await page.clock.install()
    await page.goto(site.url)
    await page.locator('progress').waitFor()
    await page.clock.fastForward(20_000)
    const again = page.getByRole('button', { name: 'Spróbuj ponownie' })
    await again.waitFor()
    await page.unroute('**/frame/**')
    await again.click()
    await (await frameInside(page, 'hezo-register')).waitForSelector('[name=nip]')
    expect(await again.count()).toBe(0)
  })
})

test('whatever the loader knows, the isolated elements and the server know too', async () => {
  const textOf = async (path: string): Promise<string> => (await fetch(server.url + path)).text()
  const loaded = [...(await textOf('/elements/hezo.js')).matchAll(/"(hezo-[\w-]+)"/g)]
  const isolated = await textOf('/elements/hezo-isolated.js')
  const tags = loaded.map(([, tag = '']) => tag)
  expect(tags.length).toBeGreaterThan(10)
  for (const tag of tags) {
    expect(isolated).toContain(`"${tag}"`)
    expect((await fetch(`${server.url}/frame/${tag}`)).status).toBe(200)
  }
})
