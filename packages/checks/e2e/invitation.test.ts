import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { activateInBrowser } from './support/activate-in-browser.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import { createInstallation, type Installation, registerCustomer } from './support/installation.ts'
import { linkIn, newestMail } from './support/mail-folder.ts'

// Prevents: a mailed invitation whose link the page does not know how to open.
const email = 'zaproszona@firma.example'

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

test('an invited person comes from the mail to the contracts of the company, and needs none to prove it', async () => {
  const { entitlement } = candidate()
  const owner = await registerCustomer(installation, server.url, entitlement, 'jan@firma.example')
  await owner.client.company.update({ approvesNewPeople: true })
  await owner.client.invitations.create({
    email,
    firstName: 'Ola',
    lastName: 'Lis',
    locale: 'pl',
  })
  const { text = '' } = await newestMail(installation.dataDir, email)
  const { page, context, complaints } = await openPage(browser, 'pl')
  await activateInBrowser(page, linkIn(text), async (step) => {
    if (step !== 'activate') return
    await page.getByText(`Konto: Ola Lis, ${email}`).waitFor()
    expect(await page.inputValue('hezo-activate form [name=username]')).toBe(email)
  })
  await page.goto(`${server.url}/contracts`)
  await page.getByText(entitlement.contractNumber).first().waitFor()
  const { items } = await owner.client.members.list()
  expect(items.map((person) => [person.email, person.status])).toEqual([
    ['jan@firma.example', 'active'],
    [email, 'active'],
  ])
  expect(complaints).toEqual([])
  await context.close()
})
