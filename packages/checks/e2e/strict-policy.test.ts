import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { candidate, exportFile } from './support/export.ts'
import { serveForeignPage } from './support/foreign-page.ts'
import { createInstallation, type Installation } from './support/installation.ts'
import { registerInBrowser } from './support/register-in-browser.ts'

// Prevents: the widget is unstyled, blank or dead on a page that protects itself.
describe("registration on another origin's page under the strictest policy", () => {
  let installation: Installation
  let server: ServerProcess
  let browser: Browser

  beforeAll(async () => {
    installation = await createInstallation()
    await installation.hezo('import', 'contracts', exportFile)
    server = await installation.start({ EMBED_ORIGINS: '*' })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await installation.remove()
  })

  test.each([
    ['with the policy name that lit asks for', 'trusted-types lit-html'],
    ['with no policy allowed at all', "trusted-types 'none'"],
  ])('%s', async (_, trustedTypes) => {
    const policy = [
      "default-src 'none'",
      `script-src ${server.url}`,
      `connect-src ${server.url}`,
      "style-src 'none'",
      "worker-src 'none'",
      "require-trusted-types-for 'script'",
      trustedTypes,
    ].join('; ')
    const foreign = await serveForeignPage(
      policy,
      `<!doctype html><html lang="pl"><meta charset="utf-8"><title>Partner</title>
       <script type="module" src="${server.url}/elements/hezo-register.js"></script>
       <hezo-register api="${server.url}"></hezo-register></html>`,
    )
    const { page, context, complaints } = await openPage(browser, 'pl')
    try {
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          // Of ours or not: anything refused is a complaint.
          console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`)
        })
      })
      const worked: string[] = []
      page.on('request', (request) => {
        if (request.headers()['proof-of-work']) worked.push(new URL(request.url()).pathname)
      })
      await page.goto(foreign.url)
      await page.waitForSelector('hezo-register [name=nip]')
      const width = await page.evaluate(
        () => document.querySelector('hezo-register [name=nip]')?.getBoundingClientRect().height,
      )
      expect(width).toBeGreaterThanOrEqual(40)
      const signedIn = page.evaluate(
        () =>
          new Promise((resolve) => {
            document.addEventListener('hezo-signed-in', () => resolve(true))
          }),
      )
      const person = {
        email: `csp-${trustedTypes.length}@firma.example`,
        password: 'szesnaście znaków i więcej',
      }
      const { recoveryCodes } = await registerInBrowser(
        page,
        candidate().entitlement,
        person,
        installation.dataDir,
      )
      expect(recoveryCodes).toHaveLength(10)
      expect(await signedIn).toBe(true)
      expect(worked).toEqual(['/v1/registrations'])
      expect(complaints).toEqual([])
    } finally {
      await context.close()
      await foreign.close()
    }
  })
})
