import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { type Candidate, candidates, exportFile } from './support/export.ts'
import { createInstallation, type Installation } from './support/installation.ts'
import { type ExportedCase, legacyFile, openCases } from './support/legacy-export.ts'
import { registerInBrowser } from './support/register-in-browser.ts'

// Prevents: a customer who signs in after the move and does not find the case that was open.
let installation: Installation
let server: ServerProcess
let browser: Browser
let one: Candidate
let cases: readonly ExportedCase[]
let report: { readonly created: number; readonly closed: number; readonly refused: object[] }

beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  const reportFile = `${installation.dataDir}/report.json`
  await installation.hezo('import', 'tickets', legacyFile, '--report', reportFile)
  report = JSON.parse(await readFile(reportFile, 'utf8')) as typeof report
  const chosen = [...candidates()].find(({ company }) => ofCompany(company.nip).length > 1)
  if (!chosen) throw new Error('no company of the export has open cases')
  one = chosen
  cases = ofCompany(chosen.company.nip)
  server = await installation.start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

function ofCompany(nip: string): ExportedCase[] {
  return openCases().filter((open) => `PL${open.nip.replaceAll(/\D/g, '')}` === nip)
}

test('the report counts what an independent reading of the export counts', () => {
  expect(report).toMatchObject({ created: openCases().length, closed: 57 })
  expect(report.refused).toHaveLength(4)
})

test('whoever registers finds the open cases of the company, subjects unchanged, and reads their PDFs', async () => {
  const { page, context, complaints } = await openPage(browser, 'pl')
  await page.goto(`${server.url}/register`)
  const person = { email: 'jan@firma.example', password: 'cztery losowe słowa razem' }
  await registerInBrowser(page, one.entitlement, person, installation.dataDir)
  await page.getByRole('link', { name: 'Zgłoszenia', exact: true }).click()
  const subjects = page.locator('hezo-tickets .tickets [href]')
  await subjects.first().waitFor()
  expect((await subjects.allTextContents()).toSorted()).toEqual(
    cases.map(({ subject }) => subject).toSorted(),
  )

  for (const exported of cases.slice(0, 3)) {
    await openCase(page, exported)
    const ticket = page.locator('hezo-ticket')
    await ticket.getByText(exported.id, { exact: true }).waitFor()
    const words = await readPdf(await download(page, `Korespondencja ${exported.id}.pdf`))
    for (const { body } of exported.messages) {
      const [first = ''] = body.replaceAll(/<[^>]*>/g, ' ').split(/[\n,.]/)
      expect(words).toContain(first.replaceAll(/\s/g, ''))
    }
  }
  const [transcript] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Pobierz rozmowę (PDF)' }).click(),
  ])
  expect(transcript.suggestedFilename()).toMatch(/^HZ-\d{4}-\d{6}\.pdf$/)
  const words = await readPdf(await readFile(await transcript.path()))
  expect(words).toContain('Zgłoszenieprzeniesionezpoprzedniejaplikacji.')
  expect(complaints).toEqual([])
  await context.close()
})

test.each([
  [
    'pl',
    '/',
    'Pobierz instrukcję logowania',
    'myHEZO – instrukcja logowania.pdf',
    'Jednorazowarejestracja',
  ],
  [
    'en',
    '/register',
    'Download the sign-in instructions',
    'myHEZO – how to sign in.pdf',
    'Registering,onceonly',
  ],
] as const)('the sign-in instructions in %s are one press away at %s', async (...expected) => {
  const [locale, path, link, name, words] = expected
  const { page, context } = await openPage(browser, locale)
  await page.goto(`${server.url}${path}`)
  const [guide] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ])
  expect(guide.suggestedFilename()).toBe(name)
  expect(await readPdf(await readFile(await guide.path()))).toContain(words)
  await context.close()
})

/** Finds a case by the number it had before. */
async function openCase(page: Page, exported: ExportedCase): Promise<void> {
  await page.goto(`${server.url}/tickets`)
  await page.locator('hezo-tickets input[type=search]').fill(exported.id)
  const found = page.locator('hezo-tickets .tickets [href]')
  await expect.poll(() => found.count()).toBe(1)
  await found.click()
}

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('hezo-ticket').getByRole('button', { name }).click(),
  ])
  return readFile(await file.path())
}

/** All text of a PDF without its spaces: lines are broken where there is room. */
async function readPdf(bytes: Buffer): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  let text = ''
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    text += items.map((item) => ('str' in item ? item.str : '')).join('')
  }
  await task.destroy()
  return text.replaceAll(/\s/g, '')
}
