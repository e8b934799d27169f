// Prevents: a part of the script that fails once leaves an empty element, or a dead form, for ever.
import type { Browser, Page } from 'playwright-core'
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
  server = await installation.start({ EMBED_ORIGINS: '*', PROOF_OF_WORK: '0' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

/** Opens a page on which files of ours that match fail, so many times. */
async function openWhere(
  files: RegExp,
  failures: number,
  html: string,
): Promise<WatchedPage & { close(): Promise<void> }> {
  const site = await serveForeignPage('', html)
  const watched = await openPage(browser, 'pl')
  let left = failures
  await watched.page.route(files, async (route) => {
    left -= 1
    await (left >= 0 ? route.abort() : route.continue())
  })
  await watched.page.goto(site.url)
  return {
    ...watched,
    async close() {
      await watched.context.close()
      await site.close()
    },
  }
}

const page = (body: string): string => `<!doctype html><html lang="pl"><meta charset="utf-8">
  <title>Partner</title><script type="module" src="${server.url}/elements/hezo.js"></script>${body}</html>`
const signIn = '<hezo-sign-in></hezo-sign-in>'

describe('a part of the script that does not come', () => {
  test('is loaded again, so that the element appears', async () => {
    const opened = await openWhere(/\/elements\/hezo-sign-in\.js/, 2, page(signIn))
    await opened.page.locator('hezo-sign-in [name=password]').waitFor()
    expect(await opened.page.locator('form').count()).toBe(1)
    await opened.close()
  })

  test('leaves phone, email and a way to reload, and the element when it comes after all', async () => {
    const opened = await openWhere(/\/elements\/hezo-sign-in\.js/, 4, page(signIn))
    const notice = opened.page.locator('hezo-sign-in').getByRole('alert')
    await notice.waitFor()
    expect(await notice.innerText()).toContain('+48\u00a012\u00a025\u00a025\u00a0600')
    expect(await notice.innerText()).toContain('pomoc@myhezo.pl')
    await notice.getByRole('button', { name: 'Wczytaj stronę ponownie' }).waitFor()
    await opened.page.evaluate(() => dispatchEvent(new Event('online')))
    await expect
      .poll(
        async () => {
          await opened.page.evaluate(() => dispatchEvent(new Event('online')))
          return opened.page.locator('hezo-sign-in [name=password]').count()
        },
        { timeout: 10_000 },
      )
      .toBe(1)
    expect(await opened.page.getByText('Nie udało się wczytać').count()).toBe(0)
    await opened.close()
  })

  test('is loaded again when the person begins to type', async () => {
    const opened = await openWhere(/\/elements\/sign-in-work-/, 1, page(signIn))
    await signInAsNobody(opened.page)
    await opened.page.getByText('E-mail lub hasło się nie zgadza').waitFor()
    expect(await opened.page.locator('form').count()).toBe(1)
    await opened.close()
  })

  // Some browsers keep the failure of what a part imports itself, until the page is reloaded.
  test('leaves phone, email and a way to reload where a form needs it, and works after that', async () => {
    const opened = await openWhere(/\/elements\/client-/, 12, page(signIn))
    await signInAsNobody(opened.page)
    const notice = opened.page.locator('hezo-sign-in').getByRole('alert')
    await notice.waitFor()
    expect(await notice.innerText()).toContain('Nie udało się wczytać części strony')
    expect(await notice.innerText()).toContain('+48\u00a012\u00a025\u00a025\u00a0600')
    expect(await notice.innerText()).toContain('pomoc@myhezo.pl')
    await opened.page.unroute(/\/elements\/client-/)
    await notice.getByRole('button', { name: 'Wczytaj stronę ponownie' }).click()
    await opened.page.waitForLoadState()
    await signInAsNobody(opened.page)
    await opened.page.getByText('E-mail lub hasło się nie zgadza').waitFor()
    await opened.close()
  })
})

async function signInAsNobody(shown: Page): Promise<void> {
  await shown.fill('hezo-sign-in [name=email]', 'jan@firma.example')
  await shown.fill('hezo-sign-in [name=password]', 'some password of theirs')
  await shown.locator('hezo-sign-in .hezo-primary').click()
}

test('an element in a shadow root of the page is loaded too', async () => {
  const opened = await openWhere(
    /\/none/,
    0,
    page(`<x-box></x-box><script>
      customElements.define('x-box', class extends HTMLElement {
        constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '${signIn}' }
      })</script>`),
  )
  await opened.page.locator('x-box hezo-sign-in [name=password]').waitFor()
  expect(await opened.page.locator('form').count()).toBe(1)
  await opened.close()
})

test.each([
  'hezo-register',
  'hezo-sign-in',
  'hezo-activate',
  'hezo-password-reset',
  'hezo-reset-factor',
  'hezo-stop-reset',
  'hezo-contracts',
  'hezo-tickets',
  'hezo-ticket',
  'hezo-account',
  'hezo-contact',
  'hezo-portal',
])('%s works alone with the one script', async (tag) => {
  const opened = await openWhere(/\/none/, 0, page(`<${tag}></${tag}>`))
  await opened.page.locator(`${tag} form`).first().waitFor()
  expect(await opened.page.getByRole('heading').count()).toBeGreaterThan(0)
  await opened.close()
})
