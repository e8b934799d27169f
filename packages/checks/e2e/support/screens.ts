import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../../src/server-process.ts'
import { activateInBrowser } from './activate-in-browser.ts'
import { launchBrowser } from './browser.ts'
import { type Candidate, candidates, exportFile } from './export.ts'
import {
  activateAccount,
  createInstallation,
  type Installation,
  type RegisteredCustomer,
  registerCustomer,
} from './installation.ts'
import { lookAtAccount } from './look-at-account.ts'
import { pickFiles, picture, text } from './give-files.ts'
import { type Looks, openViewing, type Viewing } from './look-at-screens.ts'
import { linkIn } from './mail-folder.ts'
import { registerInBrowser } from './register-in-browser.ts'
import { openScreenPeople } from './screen-people.ts'
import { openScreenTickets, type ScreenTickets } from './screen-tickets.ts'

const [known, fresh] = twoCandidates()
const email = 'ekran@firma.example'

let installation: Installation
let server: ServerProcess
let browser: Browser
let customer: RegisteredCustomer
let waiting: RegisteredCustomer
let tickets: ScreenTickets

/**
 * Looks at every screen of the portal in `looks`, in files of their own so that languages run side by side.
 * Prevents: a screen that a person with a screen reader, or at night, or on a phone cannot use.
 * `SCREENS=folder` keeps a picture of each.
 */
export function lookAtAllScreens(looks: readonly Looks[]): void {
  beforeAll(async () => {
    installation = await createInstallation()
    await installation.hezo('import', 'contracts', exportFile)
    // As on HEZO's own page, which has a name: passkeys are offered.
    server = await installation.start({}, 'localhost')
    browser = await launchBrowser()
    customer = await registerCustomer(installation, server.url, known.entitlement, email)
    const link = await invite('staff', 'anna@hezo.example', '--name', 'Anna Nowak')
    waiting = await openScreenPeople(installation, server.url, customer.client, known.entitlement)
    tickets = await openScreenTickets(customer.client, await activateAccount(link, server.url))
  })
  afterAll(async () => {
    await browser.close()
    await installation.remove()
  })

  describe.each(looks)('axe has no objection, narrow or wide, in %s, %s, to what', (...how) => {
    const suffix = how.join('-')
    let viewing: Viewing
    let page: Page

    beforeEach(async () => {
      viewing = await openViewing(browser, server.url, how)
      page = viewing.page
    })
    afterEach(() => viewing.close())

    test('a visitor sees', async () => {
      await viewing.visit('sign-in', '/', 'hezo-sign-in [name=email]')
      await submit(page, 'hezo-sign-in')
      await page.locator('hezo-sign-in [aria-invalid]').first().waitFor()
      await viewing.look('sign-in-problems')
      await page.fill('hezo-sign-in [name=email]', email)
      await page.fill('hezo-sign-in [name=password]', 'to nie jest to hasło')
      await submit(page, 'hezo-sign-in')
      await page.getByRole('alert').waitFor()
      await viewing.look('sign-in-failure')

      await viewing.visit('password-reset', '/password-reset', 'hezo-password-reset [name=email]')
      await page.fill('hezo-password-reset [name=email]', email)
      await submit(page, 'hezo-password-reset')
      await page.locator('hezo-password-reset [name=code]').waitFor()
      await viewing.look('password-reset-code')
      const ended = `/reset-factor#${'x'.repeat(43)}`
      await viewing.visit('reset-factor-ended', ended, 'hezo-reset-factor [role=alert]')
      await viewing.visit('reset-factor', '/reset-factor', 'hezo-reset-factor [name=password]')
      await viewing.visit('stop-reset', `/stop-reset#${'x'.repeat(43)}`, 'hezo-stop-reset button')
      await submit(page, 'hezo-stop-reset')
      await page.locator('hezo-stop-reset form').waitFor({ state: 'detached' })
      await viewing.look('stop-reset-done')

      await viewing.visit('contact', '/contact', 'hezo-contact [name=email]')
      await page.fill('hezo-contact [name=name]', 'Żaneta Kowalska')
      await page.fill('hezo-contact [name=email]', `zaneta-${suffix}@firma.example`)
      await page.fill('hezo-contact [name=message]', 'Kiedy wygasa nasza umowa?')
      await submit(page, 'hezo-contact')
      await page.locator('[part=receipt]').waitFor()
      await viewing.look('contact-sent')
      expect(viewing.objections).toEqual([])
    })

    test('a person who registers sees, and finds empty', async () => {
      await viewing.visit('register', '/register', 'hezo-register [name=nip]')
      await page.fill('hezo-register [name=nip]', 'PL 123-456-32-19')
      await page.fill('hezo-register [name=serialNumber]', fresh.entitlement.serialNumber)
      await submit(page, 'hezo-register')
      await page.locator('hezo-register [aria-invalid]').first().waitFor()
      await viewing.look('register-problems')
      await registerInBrowser(
        page,
        fresh.entitlement,
        { email: `zaneta-${suffix}@firma.example`, password: 'cztery losowe słowa razem' },
        installation.dataDir,
        viewing.look,
      )
      await page.getByText(/^SHZ/).first().waitFor()
      await viewing.look('home-empty')
      await viewing.visit('tickets-empty', '/tickets', 'hezo-tickets .notice')
      await page.goto(`${server.url}/contracts`)
      await page.fill('hezo-contracts [type=search]', 'nie ma takiego')
      await page.locator('hezo-contracts .notice').waitFor()
      await viewing.look('contracts-nothing')
      expect(viewing.objections).toEqual([])
    })

    test('a customer sees', async () => {
      await page.goto(server.url)
      await signIn(page, customer, viewing.look)
      await page.getByText(/^SHZ/).first().waitFor()
      await viewing.look('home')
      await page.locator('summary').click()
      await viewing.look('account-menu')
      await viewing.visit('contracts', '/contracts', 'text=/^SHZ/')
      await page.getByRole('button', { name: /^SHZ/ }).first().click()
      await page.getByRole('table').waitFor()
      await viewing.look('contract-open')
      await viewing.visit('tickets', '/tickets', 'text=kontrolera B')
      await viewing.visit('new-ticket', '/tickets/new', 'hezo-tickets [name=deviceId]')
      await submit(page, 'hezo-tickets')
      await page.locator('hezo-tickets [aria-invalid]').first().waitFor()
      await viewing.look('new-ticket-problems')
      await page.getByRole('radio').first().check()
      await page.fill('hezo-tickets [name=subject]', 'Kontroler B nie odpowiada')
      await page.fill('hezo-tickets [name=body]', 'Od 14:05.')
      await page.locator('hezo-tickets [name=severity]').first().check()
      await submit(page, 'hezo-tickets')
      await page.locator('.hezo-question').waitFor()
      await viewing.look('new-ticket-sharing')
      await page.locator('.hezo-question .hezo-quiet').click()
      await showFiles(page)
      await viewing.look('new-ticket-files')
      await holdOver(page)
      await page.locator('.hezo-drop').waitFor()
      await viewing.look('new-ticket-drop')
      await viewing.visit('ticket', `/tickets/${tickets.talkedOver}`, 'text=dysk 3 miga')
      await page.getByRole('switch').click()
      await viewing.look('ticket-sharing')
      await viewing.visit('ticket-resolved', `/tickets/${tickets.resolved}`, 'text=Wymieniliśmy')
      await viewing.visit('ticket-missing', '/tickets/nothing', '[role=alert]')
      expect(viewing.objections).toEqual([])
    })

    test('a customer sees of the own account', async () => {
      await page.goto(server.url)
      await signIn(page, customer)
      await page.getByText(/^SHZ/).first().waitFor()
      await lookAtAccount(viewing)
      expect(viewing.objections).toEqual([])
    })

    test('a person who waits for an owner sees', async () => {
      await page.goto(server.url)
      await signIn(page, waiting)
      const notice = page.locator('hezo-waiting')
      await notice.waitFor()
      await viewing.look('waiting')
      await notice.locator('button.hezo-primary').click()
      await notice.getByText(/Jeszcze nie|Not yet/).waitFor()
      await viewing.look('waiting-again')
      await viewing.visit('waiting-account', '/account', 'hezo-account-profile [name=firstName]')
      await viewing.visit('waiting-security', '/account/security', 'hezo-account-recovery button')
      expect(viewing.objections).toEqual([])
    })

    test("HEZO's own people see", async () => {
      const link = await invite('staff', `piotr-${suffix}@hezo.example`, '--name', 'Piotr Wójcik')
      await activateInBrowser(page, link, viewing.look)
      await page.getByText('kontrolera B').waitFor()
      await viewing.look('staff-tickets')
      const { talkedOver } = tickets
      await viewing.visit('staff-ticket', `/tickets/${talkedOver}`, 'text=Klient ma umowę')
      await page.goto(`${server.url}/tickets/${tickets.resolved}`)
      await page.getByRole('button', { name: /Zamknij|Close/ }).click()
      await viewing.look('staff-closing')
      await viewing.visit('staff-contracts', '/contracts', 'text=/^SHZ/')
      expect(viewing.objections).toEqual([])
    })

    test("a supplier's people see", async () => {
      const { supplierNip } = known
      const ewa = ['--nip', supplierNip, '--name', 'Ewa Lis']
      await activateInBrowser(page, await invite('supplier', `ewa-${suffix}@it.example`, ...ewa))
      await page.getByText('kontrolera B').waitFor()
      await viewing.look('supplier-tickets')
      const { talkedOver } = tickets
      await viewing.visit('supplier-ticket', `/tickets/${talkedOver}`, 'text=dysk 3 miga')
      expect(viewing.objections).toEqual([])
    })
  })
}

/** A company whose people are there already, and one to register for. */
function twoCandidates(): readonly [Candidate, Candidate] {
  const [one, other] = [...candidates()]
  if (!one || !other) throw new Error('the export has no two companies to register for')
  return [one, other]
}

async function invite(role: 'staff' | 'supplier', to: string, ...args: string[]): Promise<string> {
  return linkIn(await installation.hezo(role, 'add', '--email', to, ...args))
}

async function submit(page: Page, tag: string): Promise<void> {
  await page.locator(`${tag} form button[type=submit]`).click()
}

/** One file that has arrived, one on its way over a slow line, and two that failed. */
async function showFiles(page: Page): Promise<void> {
  await pickFiles(page, picture('zdjęcie dysku 3.png'))
  await page.getByText(/dołączony|attached/).waitFor()
  await pickFiles(
    page,
    text('strona.png', '<!doctype html><p>'),
    text(
      'pusty_plik_z_bardzo_dluga_nazwa_bez_zadnej_spacji_ktora_nie_miesci_sie_w_wierszu.log',
      '',
    ),
  )
  await page.locator('.hezo-files .hezo-problem').nth(1).waitFor()
  const line = await page.context().newCDPSession(page)
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 60_000,
  })
  await pickFiles(page, picture('nagranie z kamery.png', 4_000_000))
  await expect
    .poll(() => page.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value), {
      timeout: 15_000,
    })
    .toBeGreaterThan(0)
}

/** Holds a file over the form until the page is left. */
async function holdOver(page: Page): Promise<void> {
  await page.locator('hezo-tickets form').evaluate((form) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['abc'], 'a.txt'))
    const init = { bubbles: true, cancelable: true, dataTransfer }
    setInterval(() => form.dispatchEvent(new DragEvent('dragover', init)), 100)
  })
}

/** Signs in with a recovery code: each look uses one up. */
async function signIn(
  page: Page,
  person: RegisteredCustomer,
  look?: Viewing['look'],
): Promise<void> {
  const { password, recoveryCodes } = person
  await page.fill('hezo-sign-in [name=email]', person.email)
  await page.fill('hezo-sign-in [name=password]', password)
  await submit(page, 'hezo-sign-in')
  const other = page.getByRole('button', { name: /kodu zapasowego|recovery code/i })
  await other.waitFor()
  await look?.('sign-in-totp')
  await other.click()
  await look?.('sign-in-recovery')
  await page.fill('hezo-sign-in [name=code]', recoveryCodes.pop() ?? '')
  await submit(page, 'hezo-sign-in')
}
