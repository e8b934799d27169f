import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ticket } from '@hezo/api'
import { type HezoClient, isHezoError } from '@hezo/sdk'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import { activateAccount, createInstallation, type Installation } from './support/installation.ts'
import { linkIn } from './support/mail-folder.ts'
import { registerInBrowser } from './support/register-in-browser.ts'

// Prevents: a part that works alone, and a customer who cannot get from a broken device to an answer.
const words = {
  pl: {
    toRegistration: 'Zarejestruj się',
    legacy: /19 czerwca 2024/,
    contracts: 'Umowy',
    newTicket: 'Nowe zgłoszenie',
    critical: /^Krytyczna/,
    share: 'Wyślij i udostępnij',
    withdraw: 'Wycofaj zgodę',
    subject: 'Macierz zgłasza błąd kontrolera B 🔥',
  },
  en: {
    toRegistration: 'Register',
    legacy: /19 June 2024/,
    contracts: 'Contracts',
    newTicket: 'New ticket',
    critical: /^Critical/,
    share: 'Send and share',
    withdraw: 'Withdraw consent',
    subject: 'Array reports a failed controller “B” & more',
  },
} as const

const { company, entitlement, supplier, supplierNip } = candidate()

let installation: Installation
let server: ServerProcess
let browser: Browser
let staff: HezoClient
let reseller: HezoClient

beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  server = await installation.start()
  browser = await launchBrowser()
  const invite = async (role: 'staff' | 'supplier', email: string, ...args: string[]) => {
    const output = await installation.hezo(role, 'add', '--email', email, ...args)
    return activateAccount(linkIn(output), server.url)
  }
  staff = await invite('staff', 'anna@hezo.example', '--name', 'Anna Nowak')
  const ewa = ['--nip', supplierNip, '--name', 'Ewa Lis']
  reseller = await invite('supplier', 'ewa@reseller.example', ...ewa)
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

describe.each(['pl', 'en'] as const)('from a broken device to an answer, in %s', (locale) => {
  const said = words[locale]

  test('register, see the contracts, open a shared ticket, read the answer, withdraw', async () => {
    const { page, context, complaints } = await openPage(browser, locale)
    await page.goto(server.url)
    await page.getByRole('link', { name: said.toRegistration }).click()
    await page.fill('hezo-register [name="serialNumber"]', entitlement.serialNumber)
    await page.locator('hezo-register [name="nip"]').focus()
    await page.getByText(said.legacy).waitFor()
    await registerInBrowser(
      page,
      entitlement,
      { email: `jan-${locale}@firma.example`, password: 'cztery losowe słowa razem' },
      installation.dataDir,
    )

    await page.getByRole('link', { name: said.contracts, exact: true }).click()
    expect(await shownContracts(page)).toEqual([...company.contracts.keys()].toSorted())

    await page.getByRole('link', { name: 'myHEZO', exact: true }).click()
    await openTicket(page, locale)
    const ticket = await newestTicket()
    expect(ticket).toMatchObject({ subject: said.subject, sharedWithSupplier: true })
    expect(await reseller.tickets.get({ ticketId: ticket.id })).toMatchObject({ id: ticket.id })

    const answer = `Kurier z kontrolerem jest w drodze (${locale}).`
    await staff.tickets.reply({
      ticketId: ticket.id,
      body: 'uwaga tylko dla nas',
      visibility: 'internal',
    })
    await staff.tickets.reply({ ticketId: ticket.id, body: answer })
    await page.getByText(answer).waitFor({ timeout: 30_000 })
    expect(await page.getByText('uwaga tylko dla nas').count()).toBe(0)

    await page.getByRole('switch', { name: supplier }).click()
    await page.getByRole('button', { name: said.withdraw }).click()
    await expect
      .poll(() => reseller.tickets.get({ ticketId: ticket.id }).then(() => 'seen', asCode))
      .toBe('not_found')
    expect(complaints).toEqual([])
    await context.close()
  })
})

/** Opens a ticket through the form, sharing included. */
async function openTicket(page: Page, locale: 'pl' | 'en'): Promise<void> {
  const said = words[locale]
  await page
    .getByRole('button', { name: said.newTicket })
    .or(page.getByRole('link', { name: said.newTicket }))
    .first()
    .click()
  await page.fill('hezo-tickets [name="deviceSearch"]', entitlement.serialNumber)
  const serial = entitlement.serialNumber.replace('(H)-', '')
  await page.getByRole('radio', { name: serial }).check()
  await page.fill('hezo-tickets [name="subject"]', said.subject)
  await page.fill(
    'hezo-tickets [name="body"]',
    'Od 14:05 kontroler B nie odpowiada.\n\n<b>dysk 3</b> miga.',
  )
  await page.getByRole('radio', { name: said.critical }).check()
  await page.click('hezo-tickets form button[type=submit]')
  const question = page.getByRole('group', { name: supplier })
  await question.getByRole('button', { name: said.share, exact: true }).click()
  await page.getByText('<b>dysk 3</b> miga.').waitFor()
}

async function shownContracts(page: Page): Promise<string[]> {
  const number = page.getByText(/^SHZ\/\d{4}\/\d{4}$/)
  await number.first().waitFor()
  return [...new Set(await number.allInnerTexts())].toSorted()
}

async function newestTicket(): Promise<Ticket> {
  const [ticket] = (await staff.tickets.list({ limit: 1 })).items
  if (!ticket) throw new Error('no ticket arrived')
  return ticket
}

function asCode(error: unknown): string {
  return isHezoError(error) ? error.code : String(error)
}
