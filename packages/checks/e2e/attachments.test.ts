import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HezoClient } from '@hezo/sdk'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { activateInBrowser } from './support/activate-in-browser.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import { serveForeignPage } from './support/foreign-page.ts'
import { type DesktopFile, giveFile, pickFiles, picture, text } from './support/give-files.ts'
import {
  createInstallation,
  type Installation,
  type RegisteredCustomer,
  registerCustomer,
} from './support/installation.ts'
import { linkIn } from './support/mail-folder.ts'

// Prevents: a photograph of the broken disk that does not reach the engineer, or reaches him changed;
// and a file that quietly stays behind.
const email = 'pliki@firma.example'
const photo = picture('zdjęcie dysku 3.png')
const log = text('log kontrolera.txt', 'Zażółć gęślą jaźń\r\n'.repeat(2000))
const dump = { name: 'zrzut.bin', mimeType: '', buffer: Buffer.alloc(700_000, '\0hezo') }
const page = { ...text('strona.png', '<!doctype html><script>alert(1)</script>') }

let installation: Installation
let server: ServerProcess
let browser: Browser
let customer: RegisteredCustomer

beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  server = await installation.start({ EMBED_ORIGINS: '*' })
  browser = await launchBrowser()
  customer = await registerCustomer(installation, server.url, candidate().entitlement, email)
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

describe('files', () => {
  test("travel with a new ticket and a reply, on another origin's page under the strictest policy", async () => {
    const policy = [
      "default-src 'none'",
      `script-src ${server.url}`,
      `connect-src ${server.url}`,
      "style-src 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ')
    const foreign = await serveForeignPage(
      policy,
      `<!doctype html><html lang="pl"><meta charset="utf-8"><title>Partner</title>
       <script type="module" src="${server.url}/elements/hezo-tickets.js"></script>
       <hezo-tickets api="${server.url}" show="new"></hezo-tickets></html>`,
    )
    const { page: shown, context, complaints } = await openPage(browser, 'pl')
    await shown.goto(foreign.url)
    await signIn(shown, customer)
    const form = shown.locator('hezo-tickets form')
    await fillTicket(form)
    await shown.getByText(/Każdy do 25 MB, najwyżej 20 w zgłoszeniu/).waitFor()
    await pickFiles(form, photo, log)
    await attached(form, photo, log)
    await form.locator('button[type=submit]').click()
    await form.getByRole('button', { name: 'Wyślij bez udostępniania' }).click()
    const ticket = shown.locator('hezo-ticket')
    await ticket.getByRole('button', { name: photo.name }).waitFor()

    const reply = ticket.locator('form')
    const body = reply.locator('[name=body]')
    await body.fill('Dodaję zrzut.')
    await giveFile(body, 'drop', dump)
    await giveFile(body, 'paste', picture('image.png'))
    await attached(reply, dump)
    await reply.getByText(/wklejony obraz \d\d-\d\d\.png/).waitFor()
    await reply.locator('button[type=submit]').click()
    await ticket.getByText('Dodaję zrzut.').waitFor()
    expect(await reply.locator('.hezo-files li').count()).toBe(0)
    expect(await download(ticket, dump.name)).toEqual(dump.buffer)
    expect(complaints).toEqual([])
    await context.close()
    await foreign.close()
  })

  test("reach HEZO's own people byte for byte", async () => {
    const { page: shown, context, complaints } = await openPage(browser, 'pl')
    const anna = ['--email', 'anna@hezo.example', '--name', 'Anna Nowak']
    const printed = await installation.hezo('staff', 'add', ...anna)
    await activateInBrowser(shown, linkIn(printed))
    await shown.getByText('Kontroler B nie odpowiada').click()
    const ticket = shown.locator('hezo-ticket')
    for (const file of [photo, log, dump]) {
      expect(await download(ticket, file.name)).toEqual(file.buffer)
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each([
    ['pl', /Zawartość pliku nie odpowiada/, 'Usuń: strona.png', 'Dodaj pliki', /^Nie wszystkie/],
    ['en', /does not fit its name/, 'Remove: strona.png', 'Add files', /^Not all files/],
  ] as const)('that are refused say why, and the reply waits, in %s', async (...said) => {
    const [locale, why, remove, add, notAll] = said
    const { page: shown, context } = await openPage(browser, locale)
    const ticketId = await openedTicket(customer.client)
    await shown.goto(`${server.url}/tickets/${ticketId}`)
    await signIn(shown, customer)
    const reply = shown.locator('hezo-ticket form')
    const body = `Odpowiedź (${locale})`
    await reply.locator('[name=body]').fill(body)
    await reply.getByLabel(add).setInputFiles([page])
    await reply.getByText(why).waitFor()
    await reply.locator('button[type=submit]').click()
    await reply.getByText(notAll).waitFor()
    expect(await reply.locator('[name=body]').inputValue()).toBe(body)
    const before = (await customer.client.tickets.listMessages({ ticketId })).items.length
    await reply.getByRole('button', { name: remove }).click()
    await reply.locator('button[type=submit]').click()
    await shown.locator('hezo-ticket').getByText(body).waitFor()
    const messages = (await customer.client.tickets.listMessages({ ticketId })).items
    expect(messages).toHaveLength(before + 1)
    expect(messages.at(-1)).toMatchObject({ body, attachments: [] })
    await context.close()
  })

  test('that are stopped on their way leave nothing on the server', async () => {
    const { page: shown, context } = await openPage(browser, 'pl')
    await shown.goto(`${server.url}/tickets/${await openedTicket(customer.client)}`)
    await signIn(shown, customer)
    const reply = shown.locator('hezo-ticket form')
    await reply.locator('[name=body]').focus()
    const kept = await keptFiles()
    const slow = await context.newCDPSession(shown)
    await slow.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 300_000,
    })
    await pickFiles(reply, picture('film.png', 6_000_000))
    const bar = reply.getByRole('progressbar')
    await expect
      .poll(() => bar.evaluate((node) => (node as HTMLProgressElement).value), { timeout: 20_000 })
      .toBeGreaterThan(0.1)
    await reply.getByRole('button', { name: 'Przerwij wysyłanie: film.png' }).click()
    expect(await reply.locator('.hezo-files li').count()).toBe(0)
    await expect.poll(keptFiles, { timeout: 20_000 }).toEqual(kept)
    await context.close()
  })
})

/** Signs in with a recovery code. */
async function signIn(shown: Page, { password, recoveryCodes }: RegisteredCustomer): Promise<void> {
  const form = shown.locator('hezo-sign-in form')
  await shown.fill('hezo-sign-in [name=email]', email)
  await shown.fill('hezo-sign-in [name=password]', password)
  await form.locator('button[type=submit]').click()
  await shown.getByRole('button', { name: /kodu zapasowego|recovery code/i }).click()
  await shown.fill('hezo-sign-in [name=code]', recoveryCodes.pop() ?? '')
  await form.locator('button[type=submit]').click()
}

async function fillTicket(form: Locator): Promise<void> {
  await form.getByRole('radio', { name: 'Sprawa nie dotyczy' }).check()
  await form.locator('[name=subject]').fill('Kontroler B nie odpowiada')
  await form.locator('[name=body]').fill('Od 14:05.')
  await form.getByRole('radio', { name: /^Wysoka/ }).check()
}

/** Waits until all of these have arrived. */
async function attached(form: Locator, ...files: readonly DesktopFile[]): Promise<void> {
  for (const { name } of files) {
    await form.locator('li', { hasText: name }).getByText('dołączony').waitFor()
  }
}

/** What the browser saves when the file of that name is pressed. */
async function download(ticket: Locator, name: string): Promise<Buffer> {
  const saving = ticket.page().waitForEvent('download')
  await ticket.getByRole('button', { name }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe(name)
  return readFile(await saved.path())
}

async function openedTicket(client: HezoClient): Promise<string> {
  const [ticket] = (await client.tickets.list({ limit: 1 })).items
  if (!ticket) throw new Error('no ticket was opened')
  return ticket.id
}

/** Everything that the server keeps of files, drafts included. */
async function keptFiles(): Promise<string[]> {
  const folder = join(installation.dataDir, 'files')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted()
}
