// Prevents: a session that a reload, a second tab or a wrong clock ends, and one that can be read from
// the browser or used elsewhere.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import { createInstallation, type Installation } from './support/installation.ts'
import { registerInBrowser } from './support/register-in-browser.ts'

let installation: Installation
let server: ServerProcess
let browser: Browser
let context: BrowserContext
let page: Page
const sent: { readonly url: string; readonly headers: Readonly<Record<string, string>> }[] = []
const secrets = new Set<string>()
let refreshes = 0

beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  server = await installation.start()
  browser = await launchBrowser()
  ;({ page, context } = await openPage(browser, 'pl'))
  context.on('request', (request) => sent.push({ url: request.url(), headers: request.headers() }))
  context.on('response', (response) => {
    if (response.ok() && response.url().endsWith('/v1/tokens/refresh')) refreshes++
    if (!/\/v1\/(tokens|registrations|sign-ins)/.test(response.url())) return
    void response.text().then(
      (text) => {
        for (const [, token = ''] of text.matchAll(/"(?:access|refresh)Token":"([^"]+)"/g)) {
          secrets.add(token)
        }
      },
      () => undefined,
    )
  })
  await page.goto(`${server.url}/register`)
  const person = { email: 'sesja@firma.example', password: 'szesnaście znaków i więcej' }
  await registerInBrowser(page, candidate().entitlement, person, installation.dataDir)
  await signedIn(page)
})
afterAll(async () => {
  await context.close()
  await browser.close()
  await installation.remove()
})

async function signedIn(on: Page): Promise<void> {
  await on.locator('hezo-portal .account summary').waitFor()
}
async function openTab(): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(server.url)
  await signedIn(tab)
  return tab
}
/** Makes the access token in the browser's hands worthless, as ten minutes do. */
async function outliveAccessToken(): Promise<void> {
  for (const tab of context.pages()) {
    await tab.evaluate(() => {
      const later = Date.now() + 600_000
      Date.now = () => later
    })
  }
}

describe('a session in a browser', () => {
  test('survives a reload and is there in a second tab', async () => {
    await page.reload()
    await signedIn(page)
    const second = await openTab()
    await second.close()
    expect(await context.cookies()).toEqual([])
  })

  test('cannot be read from any storage, and each of its requests carries a proof', async () => {
    await expect.poll(() => secrets.size).toBeGreaterThan(1)
    const state = JSON.stringify(await context.storageState({ indexedDB: true }))
    expect(state).toContain('hezo-session')
    for (const secret of secrets) expect(state).not.toContain(secret)
    const calls = sent.filter(({ headers }) => headers['authorization'])
    expect(calls.length).toBeGreaterThan(3)
    for (const { headers } of calls) {
      expect(headers['authorization']).toMatch(/^DPoP /)
      expect(headers['dpop']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    }
  })

  test('stolen from the line opens nothing: not as it was, not as a bearer token', async () => {
    const { url, headers } = sent.findLast((each) => each.headers['authorization']) ?? {
      url: '',
      headers: {},
    }
    const { authorization = '', dpop = '' } = headers
    const bearer = authorization.replace('DPoP', 'Bearer')
    for (const stolen of [{ authorization, dpop }, { authorization }, { authorization: bearer }]) {
      expect((await fetch(url, { headers: stolen })).status).toBe(401)
    }
    await page.reload()
    await signedIn(page)
  })

  test('is renewed by one of three tabs that all need it at once, and goes on in all', async () => {
    const tabs = [page, await openTab(), await openTab()]
    await outliveAccessToken()
    const before = refreshes
    const answered = tabs.map((tab) =>
      tab.waitForResponse((reply) => /\/v1\/contracts/.test(reply.url()) && reply.ok()),
    )
    await Promise.all(
      tabs.map((tab) => tab.locator('hezo-portal nav a', { hasText: 'Umowy' }).click()),
    )
    for (const reply of await Promise.all(answered)) expect(reply.status()).toBe(200)
    expect(refreshes - before).toBe(1)
    for (const tab of tabs.slice(1)) await tab.close()
  })

  test('goes on where the clock of the computer is two hours wrong', async () => {
    const tab = await context.newPage()
    await tab.addInitScript(() => {
      const { now } = Date
      Date.now = () => now() - 7_200_000
    })
    await tab.goto(server.url)
    await signedIn(tab)
    const answered = tab.waitForResponse(
      (reply) => reply.url().includes('/v1/tickets') && reply.status() === 200,
    )
    await tab.locator('hezo-portal nav a', { hasText: 'Zgłoszenia' }).click()
    expect((await answered).ok()).toBe(true)
    await tab.close()
  })

  test('ends in every tab when one signs out', async () => {
    const second = await openTab()
    await page.locator('hezo-portal .account summary').click()
    await page.getByRole('button', { name: 'Wyloguj się' }).click()
    await page.waitForSelector('input[type=password]')
    await second.waitForSelector('input[type=password]')
    expect(await second.locator('hezo-portal .account').count()).toBe(0)
    await second.close()
  })
})
