import type { Locator, Page } from 'playwright-core'
import { authenticatorCode } from '../e2e/support/installation.ts'
import { codeFromMail } from '../e2e/support/mail-folder.ts'

/** The screens that the sign-in guide shows, in its order. */
export const guideScreens = [
  'sign-in',
  'register-contract',
  'register-person',
  'register-email',
  'register-authenticator',
  'register-codes',
  'contracts',
  'sign-in-password',
  'sign-in-code',
  'password-reset-email',
  'password-reset-code',
] as const

/** One of {@link guideScreens}. */
export type GuideScreen = (typeof guideScreens)[number]

/** Called on each screen, with the element that it is. */
export type Look = (screen: GuideScreen, element: Locator) => Promise<void>

/** Where the walk happens. */
export interface Place {
  readonly url: string
  /** The installation's folder, whose mail the walk reads. */
  readonly dataDir: string
  readonly locale: 'pl' | 'en'
}

// The first device of the demo data.
const entitlement = {
  nip: 'PL 111-111-11-11',
  contractNumber: 'SHZ/2026/1001',
  serialNumber: 'FG1234567890',
}

const password = 'cztery losowe słowa razem'

/**
 * Registers and signs in on the portal as a customer would, and looks at each screen on the way.
 *
 * @throws when a screen does not come or misses what a person would press
 */
export async function walkSignIn(page: Page, place: Place, look: Look): Promise<void> {
  await page.goto(place.url)
  const signIn = page.locator('hezo-sign-in')
  await signIn.locator('[name=password]').waitFor()
  await look('sign-in', signIn)
  await signIn.locator('a, button').filter({ hasText: toRegistration[place.locale] }).click()
  await register(page, place, look)
  await page.locator('a[href$="/contracts"]').first().click()
  const contracts = page.locator('hezo-contracts')
  await contracts.getByText(entitlement.contractNumber).first().waitFor()
  await look('contracts', contracts)
}

/** What an account's owner meets on another day; `page` is one that nobody has signed in on. */
export async function walkBack(page: Page, place: Place, look: Look): Promise<void> {
  await page.goto(place.url)
  const signIn = page.locator('hezo-sign-in')
  await signIn.locator('[name=email]').fill(emails[place.locale])
  await signIn.locator('[name=password]').fill(password)
  await look('sign-in-password', signIn)
  await signIn.locator('form button[type=submit]').click()
  await signIn.locator('[name=code]').fill('482913')
  await look('sign-in-code', signIn)
}

/** What they meet who have forgotten the password; on such a page, too. */
export async function walkForgotten(page: Page, place: Place, look: Look): Promise<void> {
  await page.goto(place.url)
  const forgotten = page.locator('hezo-sign-in button').filter({ hasText: toReset[place.locale] })
  await forgotten.click()
  const reset = page.locator('hezo-password-reset')
  const fill = (name: string, text: string) => reset.locator(`[name="${name}"]`).fill(text)
  await fill('email', emails[place.locale])
  await look('password-reset-email', reset)
  await reset.locator('form button[type=submit]').click()
  await fill('code', '715 204')
  await fill('password', 'inne cztery losowe słowa')
  await fill('secondFactor.code', '482913')
  await look('password-reset-code', reset)
}

// An address registers once, and all walks share an installation.
const emails = { pl: 'jan.kowalski@huta-szkla.example', en: 'j.kowalski@huta-szkla.example' }

const toRegistration = { pl: 'Zarejestruj się', en: 'Register' }
const toReset = { pl: 'Nie pamiętasz hasła?', en: 'Forgotten your password?' }

async function register(page: Page, place: Place, look: Look): Promise<void> {
  const email = emails[place.locale]
  const element = page.locator('hezo-register')
  const fill = (name: string, text: string) => element.locator(`[name="${name}"]`).fill(text)
  const next = () => element.locator('form button[type=submit]').click()
  await fill('nip', entitlement.nip)
  await fill('contractNumber', entitlement.contractNumber)
  await fill('serialNumber', entitlement.serialNumber)
  await look('register-contract', element)
  await next()
  await fill('person.firstName', 'Jan')
  await fill('person.lastName', 'Kowalski')
  await fill('person.email', email)
  await fill('person.phone', '+48 600 100 200')
  await fill('company.name', 'Huta Szkła Przykładowa S.A.')
  await fill('company.street', 'ul. Wzorcowa 1')
  await fill('company.postalCode', '30-552')
  await fill('company.city', 'Kraków')
  await fill('password', password)
  await look('register-person', element)
  await next()
  await fill('code', await codeFromMail(place.dataDir, email))
  await look('register-email', element)
  await next()
  const key = element.locator('code').first()
  const secret = (await key.innerText()).replaceAll(' ', '')
  await fill('code', await authenticatorCode(secret))
  await look('register-authenticator', element)
  await next()
  await element.locator('.codes li').first().waitFor()
  await look('register-codes', element)
  await element.locator('button.hezo-primary').click()
}
