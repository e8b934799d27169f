// Prevents: a page around a frame lays something over it, and a click meant for that shares a ticket with
// the supplier.
import type { HezoClient } from '@hezo/sdk'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import { type ForeignPage, serveForeignPage } from './support/foreign-page.ts'
import { frameInside } from './support/frame-inside.ts'
import { activateAccount, createInstallation, type Installation } from './support/installation.ts'
import { linkIn, newestMail } from './support/mail-folder.ts'
import { registerInBrowser } from './support/register-in-browser.ts'

const person = { email: 'klik@firma.example', password: 'szesnascie znakow w ramce' }
const { entitlement, supplierNip } = candidate()

let installation: Installation
let server: ServerProcess
let browser: Browser
let site: ForeignPage
let reseller: HezoClient

beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  site = await serveForeignPage(
    () => `frame-src ${server.url}`,
    () => `<!doctype html><html lang="pl"><meta charset="utf-8"><title>Konkurs</title>
      <style>
        hezo-tickets { --hezo-text: transparent; --hezo-muted: #0000; --hezo-surface: white; --hezo-edge: white }
        #prize { position: absolute; z-index: 9; background: gold; pointer-events: none }
      </style>
      <script type="module" src="${server.url}/elements/hezo.js"></script>
      <hezo-register isolated></hezo-register>
      <hezo-tickets isolated show="new"></hezo-tickets><div id="prize">Odbierz nagrodę</div></html>`,
    'localhost',
  )
  server = await installation.start({ FRAME_ORIGINS: site.origin })
  browser = await launchBrowser()
  const args = ['--nip', supplierNip, '--email', 'ewa@reseller.example', '--name', 'Ewa Lis']
  reseller = await activateAccount(
    linkIn(await installation.hezo('supplier', 'add', ...args)),
    server.url,
  )
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await installation.remove()
})

/** Lays the prize over a button of the frame and clicks there, as a person who wants the prize does. */
async function clickThePrize(page: Page, frame: Frame, name: string): Promise<void> {
  const button = frame.getByRole('button', { name, exact: true })
  await button.scrollIntoViewIfNeeded()
  const box = await button.boundingBox()
  if (!box) throw new Error('the button is out of sight')
  const { x, y, width, height } = box
  await page.locator('#prize').evaluate(
    (prize, at) => {
      prize.style.inset = `${at.y + scrollY}px auto auto ${at.x + scrollX}px`
    },
    { x, y },
  )
  await page.mouse.click(x + width / 2, y + height / 2)
}

/** The newest email to the person about this; waits until there is one. */
async function mailAbout(subject: RegExp): Promise<string> {
  const { text = '' } = await newestMail(installation.dataDir, person.email, subject)
  return text
}

const sharedTickets = async () => (await reseller.tickets.list()).items.length

test('a click under a disguise shares nothing before the emailed link is confirmed', async () => {
  const { page, context } = await openPage(browser, 'pl')
  await page.goto(site.url)
  await registerInBrowser(
    await frameInside(page, 'hezo-register'),
    entitlement,
    person,
    installation.dataDir,
  )
  const frame = await frameInside(page, 'hezo-tickets')
  const form = frame.locator('hezo-tickets form')
  const waiting = frame.locator('strong', { hasText: 'Czeka na potwierdzenie e-mailem' })
  // The page's transparent text is not taken, so what is agreed to stays in sight.
  const text = await form
    .locator('label')
    .first()
    .evaluate((label) => getComputedStyle(label).color)
  expect(text).toBe('rgb(23, 32, 38)')
  await form.getByRole('radio', { name: 'Sprawa nie dotyczy' }).check()
  await form.locator('[name=subject]').fill('Kontroler B')
  await form.locator('[name=body]').fill('Nie odpowiada.')
  await form.getByRole('radio', { name: /^Wysoka/ }).check()
  await form.locator('button[type=submit]').click()
  await clickThePrize(page, frame, 'Wyślij i potwierdź e-mailem')
  await waiting.waitFor()
  expect(await sharedTickets()).toBe(0)
  const confirmation = async () => linkIn(await mailAbout(/potwierdź udostępnienie/))
  const cancelled = await confirmation()

  // The switch in the conversation asks in the same way.
  await frame.getByRole('button', { name: 'Anuluj udostępnianie' }).click()
  await waiting.waitFor({ state: 'detached' })
  await frame.getByRole('switch').click()
  await clickThePrize(page, frame, 'Wyślij link do potwierdzenia')
  await waiting.waitFor()
  expect(await sharedTickets()).toBe(0)

  await expect.poll(confirmation, { timeout: 15_000 }).not.toBe(cancelled)
  const link = await confirmation()
  expect(new URL(link).origin).toBe(server.url)
  // No page may frame the page of the link, and opening it confirms nothing.
  const reply = await fetch(link)
  expect(reply.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  const top = await context.newPage()
  await top.goto(link)
  await top.getByText('Kontroler B').waitFor()
  expect(await sharedTickets()).toBe(0)
  await top.getByRole('button', { name: 'Potwierdź udostępnienie' }).click()
  await top.getByRole('heading', { name: 'Zgłoszenie udostępnione firmie' }).waitFor()
  expect(await sharedTickets()).toBe(1)

  // The person who is the company's owner hears of it, and takes it back at once, in the frame.
  await mailAbout(/udostępniono firmie/)
  await frame.getByRole('switch', { checked: true }).click()
  await frame.getByRole('button', { name: 'Wycofaj zgodę' }).click()
  await frame.getByRole('switch', { checked: false }).waitFor()
  expect(await sharedTickets()).toBe(0)
  await context.close()
})
