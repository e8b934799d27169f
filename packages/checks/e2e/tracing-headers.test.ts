import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { serveForeignPage } from './support/foreign-page.ts'
import { createInstallation, type Installation } from './support/installation.ts'

let installation: Installation
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  installation = await createInstallation()
  server = await installation.start({ EMBED_ORIGINS: '*' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await installation.remove()
})

// Prevents: a page with a monitoring agent, which adds headers to each `fetch`, has dead elements.
test('a form is sent from a page whose agent adds tracing headers to every request', async () => {
  const foreign = await serveForeignPage(
    `default-src 'none'; script-src 'unsafe-inline' ${server.url}; connect-src ${server.url}`,
    `<!doctype html><html lang="pl"><meta charset="utf-8"><title>Partner</title>
     <script>
       const send = fetch
       window.fetch = (input, init) => {
         const request = new Request(input, init)
         const trace = '0af7651916cd43dd8448eb211c80319c'
         request.headers.set('traceparent', '00-' + trace + '-b7ad6b7169203331-01')
         request.headers.set('baggage', 'sentry-environment=production')
         request.headers.set('sentry-trace', trace + '-b7ad6b7169203331-1')
         request.headers.set('x-datadog-trace-id', '42')
         return send(request)
       }
     </script>
     <script type="module" src="${server.url}/elements/hezo-contact.js"></script>
     <hezo-contact api="${server.url}"></hezo-contact></html>`,
  )
  const { page, context, complaints } = await openPage(browser, 'pl')
  try {
    const traced = new Set<string>()
    page.on('request', (request) => {
      if (request.headers().traceparent) traced.add(new URL(request.url()).pathname)
    })
    await page.goto(foreign.url)
    await page.fill('hezo-contact [name=name]', 'Anna Nowak')
    await page.fill('hezo-contact [name=email]', 'anna@firma.example')
    await page.fill('hezo-contact [name=message]', 'Macierz nie startuje')
    await page.click('hezo-contact .hezo-primary')
    await page.waitForSelector('hezo-contact [part=receipt]')
    // The element asks first whether the page may use the API; that goes through too.
    expect(traced).toContain('/v1/contact')
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await foreign.close()
  }
})
