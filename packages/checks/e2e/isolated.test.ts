// Prevents: a script on the reseller's page reads what is typed, or anything else that is HEZO's and the
// person's; and elements in frames that are less than elements in the page.
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import { type ForeignPage, serveForeignPage } from './support/foreign-page.ts'
import { frameInside } from './support/frame-inside.ts'
import { type Loot, spy } from './support/hostile-script.ts'
import { createInstallation, type Installation } from './support/installation.ts'
import { registerInBrowser } from './support/register-in-browser.ts'

const person = { email: 'ramka@firma.example', password: 'szesnascie znakow w ramce' }
const subject = 'Kontroler B nie odpowiada'
const body = 'Od czternastej miga na pomarańczowo.'

let installation: Installation
let server: ServerProcess
let browser: Browser
let site: ForeignPage
let context: BrowserContext
let page: Page
let elements =
  '<hezo-register isolated></hezo-register><hezo-tickets isolated show="new"></hezo-tickets>'
let alsoAllowed = ''
const recoveryCodes: string[] = []
/** What only the person and HEZO may know, by what it is. */
const secrets = new Map<string, string>()

beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  // Another name of this machine, and so another site to the browser.
  site = await serveForeignPage(
    () =>
      `default-src 'none'; script-src ${server.url} 'nonce-theirs'; frame-src ${server.url}; ${alsoAllowed}`,
    () => `<!doctype html><html lang="pl"><meta charset="utf-8"><title>Partner</title>
      <script nonce="theirs">(${spy.toString()})()</script>
      <script type="module" src="${server.url}/elements/hezo.js"></script>
      <label>Szukaj <input id="own"></label>${elements}</html>`,
    'localhost',
  )
  server = await installation.start({ FRAME_ORIGINS: site.origin, EMBED_ORIGINS: site.origin })
  browser = await launchBrowser()
  ;({ page, context } = await openPage(browser, 'pl'))
  context.on('request', (request) => {
    if (!request.url().includes('/v1/')) return
    for (const [, text = ''] of (request.postData() ?? '').matchAll(/"([^"\\]{6,})"(?!:)/g)) {
      secrets.set(`sent ${secrets.size}`, text)
    }
  })
  context.on('response', (response) => {
    if (!/\/v1\/(tokens|registrations|sign-ins)/.test(response.url())) return
    void response.text().then(
      (text) => {
        for (const [, name = '', token = ''] of text.matchAll(/"(\w+Token)":"([^"]+)"/g)) {
          secrets.set(`${name} ${secrets.size}`, token)
        }
      },
      () => undefined,
    )
  })
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await installation.remove()
})

async function loot(): Promise<Omit<Loot, 'texts'> & { texts: string }> {
  return page.evaluate(() => {
    const { texts, ...more } = (globalThis as unknown as { loot: Loot }).loot
    return { texts: [...texts].join('\n'), ...more }
  })
}

/** Waits until the page has heard of it. */
async function expectEvent(name: string, on: string, detail: unknown): Promise<void> {
  await expect.poll(async () => (await loot()).events).toContainEqual({ name, on, detail })
}

async function expectNothingStolen(): Promise<void> {
  const { texts, keys, frames } = await loot()
  expect(frames).toBeGreaterThan(0)
  const stolen = [...secrets].filter(([, secret]) => `${texts}\n${keys}`.includes(secret))
  expect(stolen).toEqual([])
}

describe("a script on the reseller's page reads what is typed", () => {
  test('in a field of the page, so it is a good spy', async () => {
    await page.goto(site.url)
    await page.locator('#own').pressSequentially('serwery z odzysku')
    expect(await loot()).toMatchObject({
      keys: 'serwery z odzysku',
      texts: expect.stringContaining('serwery z odzysku'),
    })
  })

  test('and nothing of a registration, which goes through, and says so to the page', async () => {
    const { entitlement } = candidate()
    for (const [name, value] of Object.entries({ ...entitlement, ...person })) {
      secrets.set(name, value)
    }
    const frame = await frameInside(page, 'hezo-register')
    const registered = await registerInBrowser(
      frame,
      entitlement,
      person,
      installation.dataDir,
      async (step) => {
        if (step === 'register-codes') await keepCodes(frame)
      },
    )
    secrets.set('secret of the authenticator', registered.totpSecret)
    recoveryCodes.push(...registered.recoveryCodes)
    for (const code of recoveryCodes) secrets.set(`recovery code ${code}`, code)
    await expectEvent('registered', 'hezo-register', { api: server.url })
    await expectEvent('signed-in', 'hezo-register', { api: server.url })
    await expect
      .poll(() => [...secrets.keys()].filter((name) => /Token/.test(name)).length)
      .toBeGreaterThan(1)
    await expectNothingStolen()
  })

  test('nor of a ticket, in another frame that has the same session', async () => {
    secrets.set('subject', subject).set('text of the ticket', body)
    const frame = await frameInside(page, 'hezo-tickets')
    const form = frame.locator('hezo-tickets form')
    await fillTicket(form)
    await form.locator('button[type=submit]').click()
    await form.getByRole('button', { name: 'Wyślij bez udostępniania' }).click()
    await frame.locator('hezo-ticket').getByText(body).waitFor()
    const saving = page.waitForEvent('download')
    await frame.getByRole('button', { name: /\(PDF\)/ }).click()
    expect((await saving).suggestedFilename()).toMatch(/\.pdf$/)
    await expectEvent('ticket-created', 'hezo-tickets', {
      id: expect.stringMatching(/^tkt_/),
      number: expect.stringMatching(/^HZ-/),
    })
    await expectNothingStolen()
  })

  test('nor after the page was loaded anew, and both frames are still signed in', async () => {
    elements = '<hezo-sign-in isolated></hezo-sign-in><hezo-tickets isolated></hezo-tickets>'
    await page.reload()
    await (await frameInside(page, 'hezo-tickets')).getByText(subject).waitFor()
    await (await frameInside(page, 'hezo-sign-in')).getByText('Zalogowano').waitFor()
    await expectNothingStolen()
    const kept = JSON.stringify(await context.storageState({ indexedDB: true }))
    const tokens = [...secrets].filter(([what]) => /Token/.test(what))
    expect(tokens.filter(([, token]) => kept.includes(token))).toEqual([])
  })

  test('nor of a sign-in that is typed key by key', async () => {
    const frame = await frameInside(page, 'hezo-sign-in')
    await frame.getByRole('button', { name: 'Wyloguj się' }).click()
    await expectEvent('signed-out', 'hezo-sign-in', { api: server.url })
    await signIn(frame)
    await expectEvent('signed-in', 'hezo-sign-in', { api: server.url })
    await (await frameInside(page, 'hezo-tickets')).getByText(subject).waitFor()
    await expectNothingStolen()
  })

  test('nor where the browser keeps nothing for frames: the session lasts as long as the page', async () => {
    const other = await openPage(browser, 'pl')
    page = other.page
    await page.addInitScript(refuseStorage)
    elements = '<hezo-sign-in isolated></hezo-sign-in>'
    await page.goto(site.url)
    await signIn(await frameInside(page, 'hezo-sign-in'))
    await expectEvent('signed-in', 'hezo-sign-in', { api: server.url })
    await (await frameInside(page, 'hezo-sign-in')).getByText('Zalogowano').waitFor()
    await expectNothingStolen()
    await page.reload()
    await (await frameInside(page, 'hezo-sign-in')).locator('[name=password]').waitFor()
    await other.context.close()
    page = context.pages()[0] ?? page
  })

  test('nor where its frames share a session without storage, one of which is removed', async () => {
    const other = await openPage(browser, 'pl')
    page = other.page
    await page.addInitScript(refuseStorage)
    elements = '<hezo-sign-in isolated></hezo-sign-in><hezo-tickets isolated></hezo-tickets>'
    await page.goto(site.url)
    const tickets = await frameInside(page, 'hezo-tickets')
    await tickets.locator('[name=password]').waitFor()
    await signIn(await frameInside(page, 'hezo-sign-in'))
    await tickets.getByText(subject).waitFor()
    await expectNothingStolen()
    // What a page may do once somebody is signed in; the session is not that frame's alone.
    await page.locator('hezo-sign-in').evaluate((element) => element.remove())
    await tickets.getByRole('link', { name: subject }).click()
    await tickets.locator('hezo-ticket').getByText(body).waitFor()
    // A frame that comes later finds the session, and what ends it there ends it everywhere.
    await page.evaluate(() => {
      const later = document.createElement('hezo-sign-in')
      later.setAttribute('isolated', '')
      document.body.append(later)
    })
    const later = await frameInside(page, 'hezo-sign-in')
    await later.getByRole('button', { name: 'Wyloguj się' }).click()
    await tickets.locator('[name=password]').waitFor()
    await expectNothingStolen()
    await other.context.close()
    page = context.pages()[0] ?? page
  })

  test('but all of it where the element is not isolated', async () => {
    elements = '<hezo-sign-in></hezo-sign-in>'
    alsoAllowed = `connect-src ${server.url}`
    await page.goto(site.url)
    await page.locator('hezo-sign-in [name=password]').pressSequentially(person.password)
    expect((await loot()).keys).toContain(person.password)
    expect((await loot()).texts).toContain(person.password)
  })
})

/** A browser that keeps nothing for frames. Runs in each of them. */
function refuseStorage(): void {
  if (parent === self) return
  const refuse = (): never => {
    throw new DOMException('Access is denied', 'SecurityError')
  }
  Object.defineProperty(globalThis, 'localStorage', { get: refuse })
  Object.defineProperty(globalThis, 'sessionStorage', { get: refuse })
  IDBFactory.prototype.open = refuse
  LockManager.prototype.request = async () => refuse()
}

/** Copies and saves the recovery codes: a frame must be allowed to. */
async function keepCodes(frame: Frame): Promise<void> {
  // What a frame may is asked of the page around it, which hands it on by `allow`.
  await context.grantPermissions(['clipboard-write'], { origin: site.origin })
  await frame.getByRole('button', { name: 'Kopiuj kody' }).click()
  await frame.locator('[data-said=Skopiowano]').waitFor()
  const saving = page.waitForEvent('download')
  await frame.getByRole('button', { name: 'Zapisz plik .txt' }).click()
  expect((await saving).suggestedFilename()).toBe('myhezo-kody.txt')
}

/** Signs in with a recovery code, key by key. */
async function signIn(frame: Frame): Promise<void> {
  await frame.locator('[name=email]').pressSequentially(person.email)
  await frame.locator('[name=password]').pressSequentially(person.password)
  await page.keyboard.press('Enter')
  await frame.getByRole('button', { name: /kodu zapasowego/ }).click()
  await frame.locator('[name=code]').pressSequentially(recoveryCodes.pop() ?? '')
  await page.keyboard.press('Enter')
}

async function fillTicket(form: ReturnType<Frame['locator']>): Promise<void> {
  await form.getByRole('radio', { name: 'Sprawa nie dotyczy' }).check()
  await form.locator('[name=subject]').pressSequentially(subject)
  await form.locator('[name=body]').pressSequentially(body)
  await form.getByRole('radio', { name: /^Wysoka/ }).check()
}
