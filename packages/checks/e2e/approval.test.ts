import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import { createInstallation, type Installation, registerCustomer } from './support/installation.ts'
import { newestMail } from './support/mail-folder.ts'
import { registerInBrowser } from './support/register-in-browser.ts'

// Prevents: a person who did everything right, and reads errors until an owner of the company decides.
const email = 'nowa@firma.example'

let installation: Installation
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  server = await installation.start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

test('the second person of a company waits for the first, knows it, and goes on without signing in again', async () => {
  const { entitlement } = candidate()
  const { dataDir } = installation
  const owner = await registerCustomer(installation, server.url, entitlement, 'jan@firma.example')
  await owner.client.company.update({ approvesNewPeople: true })
  const { page, context, complaints } = await openPage(browser, 'pl')
  const signIns: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/v1/sign-ins')) signIns.push(request.url())
  })
  await page.goto(`${server.url}/register`)
  const person = { email, password: 'cztery losowe słowa razem' }
  await registerInBrowser(page, entitlement, person, dataDir)
  const notice = page.locator('hezo-waiting')
  await notice.getByText('Twój dostęp czeka na zatwierdzenie').waitFor()
  await notice.getByText(email).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  expect((await newestMail(dataDir, 'jan@firma.example')).subject).toContain('Czeka na Twoją zgodę')

  await page.goto(`${server.url}/contracts`)
  const again = notice.getByRole('button', { name: 'Sprawdź ponownie' })
  await again.click()
  await notice.getByText('Jeszcze nie.').waitFor()

  const waiting = (await owner.client.members.list()).items.find((one) => one.email === email)
  await owner.client.members.update({ memberId: waiting?.id ?? '', isApproved: true })
  await expect
    .poll(async () => (await newestMail(dataDir, email)).subject)
    .toBe('Masz już dostęp do myHEZO')
  await again.click()
  await page.getByText(entitlement.contractNumber).first().waitFor()
  expect(await notice.count()).toBe(0)
  expect(signIns).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})
