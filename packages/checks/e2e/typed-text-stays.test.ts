// Prevents: what is typed into our forms reaches the web server of the page they stand on, or a copy of a form
// is on show that does nothing.
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { type HostSite, serveHostSite } from './support/host-site.ts'
import { createInstallation, type Installation } from './support/installation.ts'

const { resolve } = createRequire(import.meta.url)
const typed = { email: 'typed.by.a.person@firma.example', password: 'typed-by-a-person-too' }

let installation: Installation
let server: ServerProcess
let browser: Browser
let site: HostSite
let page: Page

beforeAll(async () => {
  installation = await createInstallation()
  server = await installation.start({ EMBED_ORIGINS: '*', PROOF_OF_WORK: '0' })
  browser = await launchBrowser()
  const element = '<hezo-sign-in></hezo-sign-in>'
  site = await serveHostSite(
    {
      '/': html(element),
      '/dialog': html(`<dialog id="around">${element}</dialog>`),
      '/host-form': html(`<form action="/host-form"><input name="own" value="of the host">
        ${element}<button id="host-button">Host</button></form>`),
      '/htmx': html(`${element}<a href="/htmx-next">Next</a>`, '/htmx.js', 'hx-boost="true"'),
      '/htmx-next': html('<p>Next page</p>', '/htmx.js', 'hx-boost="true"'),
      '/turbo': html(`${element}<a href="/turbo-next">Next</a>`, '/turbo.js'),
      '/turbo-next': html('<p>Next page</p>', '/turbo.js'),
    },
    {
      '/htmx.js': resolve('htmx.org/dist/htmx.js'),
      '/turbo.js': resolve('@hotwired/turbo/dist/turbo.es2017-umd.js'),
    },
  )
  ;({ page } = await openPage(browser, 'pl'))
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await installation.remove()
})

function html(body: string, library = '', attributes = ''): string {
  return `<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Host</title>
    <script type="module" src="${server.url}/elements/hezo.js"></script>
    ${library && `<script src="${library}"></script>`}</head>
    <body ${attributes}>${body}</body></html>`
}

async function open(path: string): Promise<void> {
  await page.goto(site.origin + path)
  await type()
}

async function type(inside = 'hezo-sign-in'): Promise<void> {
  await page.locator(`${inside} [name=email]`).last().fill(typed.email)
  await page.locator(`${inside} [name=password]`).last().fill(typed.password)
}

/** The form on show is alive: the service answers, kindly or not, and the form shows the answer. */
async function expectOneLivingForm(): Promise<void> {
  await type()
  await page.keyboard.press('Enter')
  await page
    .getByRole('alert')
    .getByText(/nie zgadza|Zbyt wiele prób/)
    .waitFor()
  expect(await page.locator('hezo-sign-in form').count()).toBe(
    await page.locator('hezo-sign-in').count(),
  )
}

async function expectNothingAtTheHost(): Promise<void> {
  // What is on its way has arrived once a later request has.
  await page.evaluate(() => fetch('/last'))
  const log = site.log.join('\n')
  expect(log).not.toMatch(/typed|firma\.example/)
}

describe('nothing that was typed reaches the server of the page', () => {
  test('when the page stops the event before our listener hears it', async () => {
    await open('/')
    await page.evaluate(() => {
      addEventListener('submit', (event) => event.stopImmediatePropagation(), { capture: true })
    })
    await page.keyboard.press('Enter')
    await page.locator('hezo-sign-in .hezo-primary').click()
    await expectNothingAtTheHost()
  })

  test.each(['submit', 'requestSubmit'] as const)('when the page calls %s()', async (method) => {
    await open('/')
    await page
      .locator('hezo-sign-in form')
      .evaluate((form: HTMLFormElement, name) => form[name](), method)
    await expectNothingAtTheHost()
    expect(page.url()).toBe(`${site.origin}/`)
  })

  test('when the page copies the form alone, and the copy is sent', async () => {
    await open('/')
    await page.locator('hezo-sign-in form').evaluate((form) => {
      document.body.append(form.cloneNode(true))
    })
    await page.locator('body > form [name=password]').press('Enter')
    await expectNothingAtTheHost()
  })

  test('when the page writes itself anew from its own HTML', async () => {
    await open('/')
    await page.evaluate(() => {
      document.body.innerHTML += '<p>more</p>'
    })
    await expectOneLivingForm()
    await expectNothingAtTheHost()
  })

  test('when the page clones the element', async () => {
    await open('/')
    await page.locator('hezo-sign-in').evaluate((element) => {
      document.body.append(element.cloneNode(true))
    })
    await expect.poll(() => page.locator('hezo-sign-in form').count()).toBe(2)
    await expectOneLivingForm()
    await expectNothingAtTheHost()
  })

  test('when the page takes our form away, which comes back with what was typed', async () => {
    await open('/')
    await page.locator('hezo-sign-in').evaluate((element) => element.replaceChildren())
    expect(await page.locator('hezo-sign-in [name=email]').inputValue()).toBe(typed.email)
    await expectOneLivingForm()
    await expectNothingAtTheHost()
  })

  test('inside an open dialog, which stays open', async () => {
    await page.goto(`${site.origin}/dialog`)
    await page.locator('#around').evaluate((dialog: HTMLDialogElement) => dialog.showModal())
    await expectOneLivingForm()
    expect(await page.locator('#around').evaluate((dialog: HTMLDialogElement) => dialog.open)).toBe(
      true,
    )
    await expectNothingAtTheHost()
  })

  test('when a form of the page stands around the element and is sent', async () => {
    await open('/host-form')
    await page.locator('#host-button').click()
    await page.waitForURL(/own=/)
    await expectNothingAtTheHost()
  })

  test('with htmx, which boosts every form and restores pages', async () => {
    await open('/htmx')
    await page.keyboard.press('Enter')
    await page
      .getByRole('alert')
      .getByText(/nie zgadza|Zbyt wiele prób/)
      .waitFor()
    await page.getByRole('link', { name: 'Next' }).click()
    await page.getByText('Next page').waitFor()
    await page.goBack()
    await expectOneLivingForm()
    await expectNothingAtTheHost()
  })

  test('with Turbo, which takes over every form and restores snapshots', async () => {
    await open('/turbo')
    await page.keyboard.press('Enter')
    await page
      .getByRole('alert')
      .getByText(/nie zgadza|Zbyt wiele prób/)
      .waitFor()
    await page.getByRole('link', { name: 'Next' }).click()
    await page.getByText('Next page').waitFor()
    await page.goBack()
    await expectOneLivingForm()
    await expectNothingAtTheHost()
  })
})
