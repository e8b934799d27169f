import type { Frame, Page } from 'playwright-core'
import { authenticatorCode, type Entitlement } from './installation.ts'
import { codeFromMail } from './mail-folder.ts'

/** A person who registers. */
export interface NewPerson {
  readonly email: string
  readonly password: string
}

/**
 * Fills in `hezo-register` on the page, or in a frame of it, as a person would, to the end: the three values, the data, the
 * code from the mail, the authenticator, the recovery codes. `look` is called on each later step,
 * before anything is typed there.
 *
 * @returns the recovery codes, and the authenticator's secret in base32.
 */
export async function registerInBrowser(
  page: Page | Frame,
  entitlement: Entitlement,
  { email, password }: NewPerson,
  dataDir: string,
  look: (step: string) => Promise<void> = async () => undefined,
): Promise<{ recoveryCodes: string[]; totpSecret: string }> {
  const fill = (name: string, text: string) => page.fill(`hezo-register [name="${name}"]`, text)
  const next = () => page.click('hezo-register form button[type=submit]')

  await fill('nip', entitlement.nip)
  await fill('contractNumber', entitlement.contractNumber)
  await fill('serialNumber', entitlement.serialNumber)
  await next()
  await page.waitForSelector('hezo-register [name="person.firstName"]')
  await look('register-person')
  await fill('person.firstName', 'Żaneta')
  await fill('person.lastName', 'Kowalska-Łęcka')
  await fill('person.email', email)
  await fill('person.phone', '+48 600 700 800')
  await fill('company.name', 'Zakłady Mięsne Łukosz')
  await fill('company.street', 'os. Tysiąclecia 45')
  await fill('company.postalCode', '85-103')
  await fill('company.city', 'Bydgoszcz')
  await fill('password', password)
  await next()
  await page.waitForSelector('hezo-register [name=code]')
  await look('register-email')
  await fill('code', await codeFromMail(dataDir, email))
  await next()
  const key = page.locator('hezo-register code').first()
  const totpSecret = (await key.innerText()).replaceAll(' ', '')
  await look('register-authenticator')
  await fill('code', await authenticatorCode(totpSecret))
  await next()
  const codes = page.locator('hezo-register .codes li')
  await codes.first().waitFor()
  const recoveryCodes = await codes.allInnerTexts()
  await look('register-codes')
  await page.locator('hezo-register button.hezo-primary').click()
  return { recoveryCodes, totpSecret }
}
