import type { Page } from 'playwright-core'
import { authenticatorCode } from './installation.ts'

/**
 * Follows the one-time link of an account as its owner would, to the end. `look` is called on each
 * step, before anything is typed there.
 */
export async function activateInBrowser(
  page: Page,
  link: string,
  look: (step: string) => Promise<void> = async () => undefined,
): Promise<void> {
  const next = () => page.click('hezo-activate form button[type=submit]')
  await page.goto(link)
  await page.waitForSelector('hezo-activate [name=password]')
  await look('activate')
  await page.fill('hezo-activate [name=password]', 'jeszcze dłuższe hasło pracownika')
  await next()
  const key = page.locator('hezo-activate code').first()
  const secret = (await key.innerText()).replaceAll(' ', '')
  await look('activate-authenticator')
  await page.fill('hezo-activate [name=code]', await authenticatorCode(secret))
  await next()
  await page.locator('hezo-activate .codes li').first().waitFor()
  await look('activate-codes')
  await page.locator('hezo-activate button.hezo-primary').click()
  // The browser keeps the session a moment after it began.
  await page.waitForFunction(() =>
    Object.keys(localStorage).some((name) => name.startsWith('hezo-session')),
  )
}
