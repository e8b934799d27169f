import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { Assertion, NewCredential } from '@hezo/api'
import { createClient, type HezoClient, HezoError, memorySession } from '@hezo/sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../src/tree.ts'
import { launchBrowser, openPage, type WatchedPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import {
  createInstallation,
  type Installation,
  registerCustomer,
  type RegisteredCustomer,
} from './support/installation.ts'
import { plugInAuthenticator, type VirtualAuthenticator } from './support/virtual-authenticator.ts'

// Prevents: passkeys that fit the tests' authenticator, but not what a browser and its platform make.
const module = '/passkey-ceremony.js'
const email = 'klucze@firma.example'

/** What the module puts within reach of the test, in the page. */
declare const ceremony: Record<Ceremony, (options: unknown) => Promise<unknown>>
type Ceremony = 'createPasskey' | 'usePasskey'

let installation: Installation
let url: string
let browser: Browser
let customer: RegisteredCustomer
beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  // A passkey belongs to a name: browsers take no bare address.
  url = (await installation.start({}, 'localhost')).url
  browser = await launchBrowser()
  customer = await registerCustomer(installation, url, candidate().entitlement, email)
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

let watched: WatchedPage
let authenticator: VirtualAuthenticator
beforeEach(async () => {
  watched = await openPage(browser, 'pl')
  authenticator = await plugInAuthenticator(watched.page)
})
afterEach(() => watched.context.close())

/** Opens the portal's page, with the functions of the elements within reach. */
async function openModule(page: Page): Promise<void> {
  const path = join(root, 'packages/elements/src/passkeys/passkey-ceremony.ts')
  const body = stripTypeScriptTypes(await readFile(path, 'utf8'))
  await page.route(`**${module}`, (route) =>
    route.fulfill({ body, contentType: 'text/javascript' }),
  )
  await page.goto(url)
  // As text: what runs the tests would take an import for one of its own.
  await page.evaluate(
    `import('${module}').then((found) => void Object.assign(globalThis, { ceremony: found }))`,
  )
}

/** Runs a function of the module in the page; resolves with what it gave, or the obstacle it met. */
async function inPage<T>(name: Ceremony, options: unknown): Promise<T> {
  const { given, obstacle } = await watched.page.evaluate(
    async (wanted) => {
      try {
        return { given: await ceremony[wanted.name](wanted.options) }
      } catch (error) {
        return { obstacle: (error as { obstacle?: string }).obstacle ?? String(error) }
      }
    },
    { name, options },
  )
  if (obstacle !== undefined) throw new Error(obstacle)
  return given as T
}

/** A client whose requests say that they come from `origin`, as those of a page there do. */
function clientOn(origin: string): HezoClient {
  return createClient({
    baseUrl: url,
    session: memorySession(),
    dpop: true,
    fetch: async (request) => {
      request.headers.set('Origin', origin)
      return fetch(request)
    },
  })
}

async function signInWithCode(): Promise<HezoClient> {
  const client = clientOn(url)
  const { password, recoveryCodes } = customer
  const { challengeToken } = await client.signIns.create({ email, password })
  const code = recoveryCodes.pop() ?? ''
  const answer = { method: 'recovery_code', challengeToken, code } as const
  await client.session.start(await client.signIns.secondFactor(answer))
  return client
}

async function addPasskey(client: HezoClient): Promise<void> {
  const { passkeyToken, options } = await client.passkeys.start()
  const credential = await inPage<NewCredential>('createPasskey', options)
  await client.passkeys.confirm({ passkeyToken, name: 'Przeglądarka', credential })
}

describe('in Chromium, by what the service asks and takes', () => {
  beforeEach(() => openModule(watched.page))

  test('a passkey is made, signs in alone and after a password, and proves a session anew', async () => {
    const client = await signInWithCode()
    await addPasskey(client)

    const alone = clientOn(url)
    const asked = await alone.passkeys.startSignIn()
    const credential = await inPage<Assertion>('usePasskey', asked.options)
    const { passkeyToken } = asked
    await alone.session.start(await alone.passkeys.signIn({ passkeyToken, credential }))
    expect((await alone.me.get()).email).toBe(email)

    const both = clientOn(url)
    const { password } = customer
    const { challengeToken, methods } = await both.signIns.create({ email, password })
    expect(methods).toContain('passkey')
    const second = await both.passkeys.startSignIn({ challengeToken })
    const answer = {
      challengeToken,
      passkeyToken: second.passkeyToken,
      credential: await inPage<Assertion>('usePasskey', second.options),
    }
    await both.session.start(await both.passkeys.signIn(answer))
    expect((await both.me.get()).email).toBe(email)

    const again = await both.passkeys.startStepUp()
    await both.passkeys.stepUp({
      passkeyToken: again.passkeyToken,
      credential: await inPage<Assertion>('usePasskey', again.options),
    })
    const [passkey] = (await both.passkeys.list()).items
    expect(passkey).toMatchObject({ name: 'Przeglądarka', isSynced: false })
    await both.passkeys.remove({ passkeyId: passkey?.id ?? '' })
  })

  test('an authenticator that has a passkey of the account makes no second one', async () => {
    const client = await signInWithCode()
    await addPasskey(client)
    await expect(addPasskey(client)).rejects.toThrow('already_added')
  })

  test('a person whom the authenticator does not verify gets nowhere with a passkey alone', async () => {
    const client = await signInWithCode()
    await addPasskey(client)
    const { options } = await client.passkeys.startSignIn()
    await authenticator.setUserVerified(false)
    await expect(inPage('usePasskey', { ...options, timeout: 500 })).rejects.toThrow('cancelled')
  })

  test('where there is no passkey, the person hears that none was given', async () => {
    const { options } = await clientOn(url).passkeys.startSignIn()
    await expect(inPage('usePasskey', { ...options, timeout: 500 })).rejects.toThrow('cancelled')
  })

  test('what the browser itself writes as JSON is taken with all its fields', async () => {
    const client = await signInWithCode()
    const made = await client.passkeys.start()
    const created = await watched.page.evaluate(async (options) => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
      return ((await navigator.credentials.create({ publicKey })) as PublicKeyCredential).toJSON()
    }, made.options as PublicKeyCredentialCreationOptionsJSON)
    const { passkeyToken } = made
    const credential = created as NewCredential
    expect(Object.keys(credential)).toContain('clientExtensionResults')
    expect(Object.keys(credential.response)).toContain('publicKeyAlgorithm')
    await client.passkeys.confirm({ passkeyToken, name: 'Natywnie', credential })

    const asked = await client.passkeys.startSignIn()
    const used = await watched.page.evaluate(async (options) => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
      return ((await navigator.credentials.get({ publicKey })) as PublicKeyCredential).toJSON()
    }, asked.options as PublicKeyCredentialRequestOptionsJSON)
    const answer = { passkeyToken: asked.passkeyToken, credential: used as Assertion }
    expect((await clientOn(url).passkeys.signIn(answer)).tokenType).toBe('DPoP')
  })

  test('the options of another site are refused by the browser itself', async () => {
    const { options } = await clientOn(url).passkeys.startSignIn()
    const stolen = { ...options, rpId: 'myhezo.pl' }
    await expect(inPage('usePasskey', stolen)).rejects.toThrow('unavailable')
  })
})

describe('in Chromium, by hand', () => {
  const button = (name: string | RegExp) => watched.page.getByRole('button', { name })
  async function signInByPassword(): Promise<void> {
    const { page } = watched
    await page.fill('hezo-sign-in [name=email]', email)
    await page.fill('hezo-sign-in [name=password]', customer.password)
    await button(/^Dalej/).click()
    await page.locator('hezo-sign-in [name=code]').waitFor()
  }
  const isIn = () => watched.page.getByText(/^SHZ/).first().waitFor()
  async function signOut(): Promise<void> {
    await watched.page.locator('summary').click()
    await button('Wyloguj się').click()
    await watched.page.locator('hezo-sign-in [name=email]').waitFor()
  }

  test('a passkey is made in the account, signs in with one press, and after a password', async () => {
    const { page } = watched
    await page.goto(url)
    await signInByPassword()
    await button('Użyj kodu zapasowego').click()
    await page.fill('hezo-sign-in [name=code]', customer.recoveryCodes.pop() ?? '')
    await button('Zaloguj się').click()
    await isIn()
    await page.goto(`${url}/account/security`)
    await button('Dodaj klucz dostępu').click()
    await page.fill('[name=name]', 'Ten laptop')
    await button('Dalej: klucz').click()
    await page.getByText('Klucz dodany.').first().waitFor()

    await signOut()
    await button('Zaloguj się kluczem dostępu').click()
    await isIn()

    await signOut()
    await signInByPassword()
    await button('Użyj klucza dostępu').click()
    await isIn()

    await page.goto(`${url}/account/security`)
    await button('Usuń klucz: Ten laptop').click()
    await page.getByRole('button', { name: 'Usuń klucz', exact: true }).click()
    await page.getByText('Klucz usunięty.').first().waitFor()
    expect(await page.getByText('Ten laptop').count()).toBe(0)
  })

  test('a person whom the authenticator does not know keeps the other ways', async () => {
    const { page } = watched
    await page.goto(url)
    await authenticator.setUserVerified(false)
    await button('Zaloguj się kluczem dostępu').click()
    await page.locator('hezo-sign-in form:not([aria-busy])').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await signInByPassword()
  })
})

test('a page elsewhere is told that passkeys do not work there', async () => {
  const asked = clientOn('https://partner.example').passkeys.startSignIn()
  await expect(asked).rejects.toThrow(HezoError)
  await expect(asked).rejects.toMatchObject({ code: 'passkeys_not_here', status: 403 })
})
