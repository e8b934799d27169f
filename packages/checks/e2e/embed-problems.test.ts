// Prevents: a page that misses a setting shows a form that cannot work, and nobody learns which setting it is.
import type { Browser, FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage, type WatchedPage } from './support/browser.ts'
import { serveForeignPage } from './support/foreign-page.ts'
import { createInstallation, type Installation } from './support/installation.ts'

let installation: Installation
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  installation = await createInstallation()
  server = await installation.start({ EMBED_ORIGINS: 'https://www.partner.example' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

interface Expected {
  /** What the visitor reads. */
  readonly notice: RegExp
  /** What the developer reads in the console. */
  readonly advice: RegExp
}

async function expectProblem(
  html: string,
  { notice, advice }: Expected,
  { policy = '', locale = 'pl' }: { policy?: string; locale?: 'pl' | 'en' } = {},
): Promise<void> {
  const site = await serveForeignPage(policy, html)
  const watched = await openPage(browser, locale)
  try {
    await watched.page.goto(site.url)
    await expectNotice(watched, watched.page, { notice, advice })
  } finally {
    await watched.context.close()
    await site.close()
  }
}

async function expectNotice(
  { complaints }: WatchedPage,
  page: Pick<FrameLocator, 'locator'>,
  { notice, advice }: Expected,
): Promise<void> {
  const alert = page.locator('hezo-sign-in').getByRole('alert')
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(notice)
  expect(await alert.innerText()).toContain('+48\u00a012\u00a025\u00a025\u00a0600')
  expect(await alert.innerText()).toContain('pomoc@myhezo.pl')
  const written = complaints.filter((text) => text.includes('myHEZO:'))
  expect(written).toHaveLength(1)
  expect(written[0]).toMatch(advice)
}

const page = (attributes = '', scripts = server.url): string => `<!doctype html><html>
  <meta charset="utf-8"><title>Partner</title>
  <script type="module" src="${scripts}/elements/hezo.js"></script>
  <hezo-sign-in ${attributes}></hezo-sign-in></html>`

describe('before anything is typed, a visitor reads whom to call and a developer which setting is missing', () => {
  test('where the page is not one of EMBED_ORIGINS', async () => {
    await expectProblem(page(), {
      notice: /nie jest jeszcze połączona z myHEZO/,
      advice: /does not allow http:\/\/\S+\. Ask its operator to add http:\S+ to EMBED_ORIGINS/,
    })
  })

  test('in English too', async () => {
    const expected = { notice: /not connected to myHEZO yet/, advice: /EMBED_ORIGINS/ }
    await expectProblem(page(), expected, { locale: 'en' })
  })

  test('where api names a server that is not there', async () => {
    await expectProblem(page('api="http://127.0.0.1:9"'), {
      notice: /Nie udało się połączyć z myHEZO/,
      advice: /http:\/\/127\.0\.0\.1:9 cannot be reached\. Check the api attribute/,
    })
  })

  test('where api names another server', async () => {
    const other = await serveForeignPage('', '<html></html>', 'localhost', {
      'access-control-allow-origin': '*',
    })
    await expectProblem(page(`api="${other.origin}"`), {
      notice: /nie jest jeszcze połączona z myHEZO/,
      advice: /is not the HEZO API\. Check the api attribute/,
    })
    await other.close()
  })

  test('where the policy of the page lacks connect-src', async () => {
    const expected = {
      notice: /nie jest jeszcze połączona z myHEZO/,
      advice: /Content-Security-Policy blocks \S+ Add its origin to connect-src/,
    }
    await expectProblem(page(), expected, {
      policy: `default-src 'none'; script-src ${server.url}`,
    })
  })

  test('where a sandboxed frame forbids forms', async () => {
    const site = await serveForeignPage('', page())
    const around = await serveForeignPage(
      '',
      `<!doctype html><title>Partner</title>
       <iframe sandbox="allow-scripts allow-same-origin" src="${site.url}"></iframe>`,
    )
    const watched = await openPage(browser, 'pl')
    await watched.page.goto(around.url)
    await expectNotice(watched, watched.page.frameLocator('iframe'), {
      notice: /nie pozwala wysyłać stąd formularzy/,
      advice: /Add allow-forms to the sandbox attribute/,
    })
    await watched.context.close()
    await site.close()
    await around.close()
  })

  test('where the page is not served over https', async () => {
    const watched = await openPage(browser, 'pl')
    // Only names of this machine count as secure without https.
    await watched.page.route('http://www.partner.example/**', async (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: page('', '') })
      else await route.fulfill({ response: await route.fetch({ url: server.url + pathname }) })
    })
    await watched.page.goto('http://www.partner.example/')
    await expectNotice(watched, watched.page, {
      notice: /nie jest szyfrowana \(https\)/,
      advice: /not served over https/,
    })
    await watched.context.close()
  })
})

test('a notice goes away once the API can be reached', async () => {
  const watched = await openPage(browser, 'pl')
  const api = `${server.url}/v1/contact/channels`
  await watched.page.route(api, (route) => route.abort())
  const site = await serveForeignPage('', page())
  await watched.page.goto(site.url)
  const alert = watched.page.locator('hezo-sign-in').getByRole('alert')
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(/Nie udało się połączyć/)
  await watched.page.unroute(api)
  const headers = { 'access-control-allow-origin': '*' }
  await watched.page.route(api, async (route) =>
    route.fulfill({ response: await route.fetch(), headers }),
  )
  await watched.page.evaluate(() => dispatchEvent(new Event('online')))
  await alert.waitFor({ state: 'detached' })
  await watched.context.close()
  await site.close()
})
