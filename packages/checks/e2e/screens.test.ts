import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import {
  createInstallation,
  type Installation,
  type RegisteredCustomer,
  registerCustomer,
} from './support/installation.ts'

// Prevents: a screen that a person with a screen reader, or at night, or on a phone cannot use.
// `SCREENS=folder` keeps a picture of each.
const pictures = process.env['SCREENS']
const widths = [360, 1280] as const
const email = 'ekran@firma.example'

let installation: Installation
let server: ServerProcess
let browser: Browser
let customer: RegisteredCustomer
let ticketId: string

beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  server = await installation.start()
  browser = await launchBrowser()
  customer = await registerCustomer(installation, server.url, candidate().entitlement, email)
  ticketId = await openTickets(customer)
  if (pictures) await mkdir(pictures, { recursive: true })
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

const looks = [
  ['pl', 'light'],
  ['pl', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const

describe.each(looks)('the portal in %s, %s', (locale, colorScheme) => {
  test('has nothing that axe objects to, on any screen, narrow or wide', async () => {
    const { page, context } = await openPage(browser, locale)
    await page.emulateMedia({ colorScheme })
    const objections: string[] = []
    const look = async (name: string): Promise<void> => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        objections.push(...(await objectionsTo(page)).map((what) => `${name} ${width}: ${what}`))
        expect(await sideways(page), `${name} ${width} scrolls sideways`).toBe(false)
        if (pictures) {
          const path = join(pictures, `${name}-${locale}-${colorScheme}-${width}.png`)
          await page.screenshot({ path, fullPage: true })
        }
      }
    }
    const visit = async (path: string, ready: string): Promise<void> => {
      await page.goto(`${server.url}${path}`)
      await page.locator(ready).first().waitFor()
    }

    await visit('/', 'hezo-sign-in [name=email]')
    await look('sign-in')
    await visit('/register', 'hezo-register [name=nip]')
    await look('register')
    await visit('/contact', 'hezo-contact [name=email]')
    await look('contact')

    await visit('/', 'hezo-sign-in [name=email]')
    await signIn(page, customer)
    await page.getByText(/^SHZ/).first().waitFor()
    await look('home')
    await visit('/contracts', 'text=/^SHZ/')
    await look('contracts')
    await visit('/tickets', 'text=kontrolera B')
    await look('tickets')
    await visit('/tickets/new', 'hezo-tickets [name=subject]')
    await look('new-ticket')
    await visit(`/tickets/${ticketId}`, 'text=dysk 3 miga')
    await look('ticket')

    expect(objections).toEqual([])
    await context.close()
  })
})

async function objectionsTo(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )
  return results.violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

async function sideways(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
}

/** Signs in with a recovery code: each look uses one up. */
async function signIn(page: Page, { password, recoveryCodes }: RegisteredCustomer): Promise<void> {
  const submit = page.locator('hezo-sign-in form button[type=submit]')
  await page.fill('hezo-sign-in [name=email]', email)
  await page.fill('hezo-sign-in [name=password]', password)
  await submit.click()
  await page.getByRole('button', { name: /kodu zapasowego|recovery code/i }).click()
  await page.fill('hezo-sign-in [name=code]', recoveryCodes.pop() ?? '')
  await submit.click()
}

/** A few tickets, one with a conversation. */
async function openTickets({ client }: RegisteredCustomer): Promise<string> {
  const [contract] = (await client.contracts.list({ state: 'valid' })).items
  if (!contract) throw new Error('no contract in force')
  const [device] = (await client.contracts.listDevices({ contractId: contract.id })).items
  const subjects = [
    'Macierz zgłasza błąd kontrolera B',
    'Pytanie o aktualizację oprogramowania przełącznika w zapasowej serwerowni, której nie obejmuje harmonogram',
    'https://bardzo-dlugi-adres.example.com/bez/zadnej/spacji/w/calym/temacie/zgloszenia/serwisowego',
  ]
  const tickets = []
  for (const subject of subjects) {
    tickets.push(
      await client.tickets.create({
        contractId: contract.id,
        deviceId: device?.id ?? null,
        subject,
        body: 'Od 14:05 kontroler B nie odpowiada.\n\nLog:\n  disk 0d1: MEDIUM ERROR, sector 0x0000ffff',
        severity: 'critical',
        sharedWithSupplier: true,
      }),
    )
  }
  const id = tickets[0]?.id ?? ''
  await client.tickets.reply({ ticketId: id, body: 'Dodaję: dysk 3 miga na pomarańczowo.' })
  return id
}
