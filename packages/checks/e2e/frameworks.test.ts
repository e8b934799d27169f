// Prevents: a framework of the page empties, doubles or kills a form of ours, when it renders or when it hydrates.
import { h as preact } from 'preact'
import { renderToString as renderPreact } from 'preact-render-to-string'
import type { Browser } from 'playwright-core'
import { createElement, StrictMode } from 'react'
import { renderToString as renderReact } from 'react-dom/server'
import { createSSRApp } from 'vue'
import { renderToString as renderVue } from 'vue/server-renderer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../src/server-process.ts'
import { App as PreactApp } from './frameworks/preact.ts'
import { App as ReactApp } from './frameworks/react.ts'
import { App as VueApp } from './frameworks/vue.ts'
import { launchBrowser, openPage, type WatchedPage } from './support/browser.ts'
import { bundleFramework, renderSvelte } from './support/bundle-framework.ts'
import { type HostSite, serveHostSite } from './support/host-site.ts'
import { createInstallation, type Installation } from './support/installation.ts'

const typed = { email: 'typed.by.a.person@firma.example', password: 'typed-by-a-person-too' }
const frameworks = ['react', 'preact', 'vue', 'svelte'] as const

let installation: Installation
let server: ServerProcess
let browser: Browser
let site: HostSite

beforeAll(async () => {
  installation = await createInstallation()
  server = await installation.start({ EMBED_ORIGINS: '*', PROOF_OF_WORK: '0' })
  browser = await launchBrowser()
  const react = (props: object): string =>
    renderReact(createElement(StrictMode, null, createElement(ReactApp, props)))
  const rendered = {
    react: react({}),
    'react-plain': react({ plain: true }),
    preact: renderPreact(preact(PreactApp, null)),
    vue: await renderVue(createSSRApp(VueApp)),
    svelte: await renderSvelte('svelte-server.mjs'),
  }
  const scripts: Record<string, string> = {}
  for (const name of frameworks)
    scripts[`/${name}.js`] = await bundleFramework(name === 'svelte' ? 'svelte.mjs' : `${name}.ts`)
  const pages: Record<string, string> = {}
  for (const name of frameworks) pages[`/${name}`] = html('', name)
  for (const [name, body] of Object.entries(rendered)) {
    pages[`/${name}-rendered`] = html(body, name.replace('-plain', ''))
  }
  site = await serveHostSite(pages, {}, scripts)
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await installation.remove()
})

function html(body: string, name: string): string {
  return `<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Host</title>
    <script type="module" src="${server.url}/elements/hezo.js"></script></head>
    <body><div id="app">${body}</div><script type="module" src="/${name}.js"></script></body></html>`
}

async function type({ page }: WatchedPage): Promise<void> {
  await page.locator('hezo-sign-in [name=email]').fill(typed.email)
  await page.locator('hezo-sign-in [name=password]').fill(typed.password)
}

async function expectTyped({ page }: WatchedPage): Promise<void> {
  expect(await page.locator('hezo-sign-in [name=email]').inputValue()).toBe(typed.email)
  expect(await page.locator('hezo-sign-in [name=password]').inputValue()).toBe(typed.password)
}

async function renderAgain({ page }: WatchedPage): Promise<void> {
  await page.locator('#again').click()
  await page.getByText('Rendered 1').waitFor()
}

async function expectOneLivingForm({ page }: WatchedPage): Promise<void> {
  await page.locator('hezo-sign-in [name=password]').press('Enter')
  await page
    .getByRole('alert')
    .getByText(/nie zgadza|Zbyt wiele prób/)
    .waitFor()
  expect(await page.locator('form').count()).toBe(1)
}

/** The framework and the browser complain of nothing but the refused sign-in. */
function expectNoComplaint({ complaints }: WatchedPage): void {
  expect(
    complaints.filter(
      (text) => !/status of (?:401|429)|\[vite\]|react\.dev\/link\/react-devtools/.test(text),
    ),
  ).toEqual([])
}

function expectNothingAtTheHost(): void {
  expect(site.log.join('\n')).not.toMatch(/typed|firma\.example/)
}

describe.each(frameworks)('%s', (name) => {
  test('renders the element, again and again, and the form keeps what was typed', async () => {
    const watched = await openPage(browser, 'pl')
    await watched.page.goto(`${site.origin}/${name}`)
    await type(watched)
    await renderAgain(watched)
    await expectTyped(watched)
    await expectOneLivingForm(watched)
    expectNoComplaint(watched)
    expectNothingAtTheHost()
    await watched.context.close()
  })

  test('hydrates a page on which somebody types already', async () => {
    const watched = await openPage(browser, 'pl')
    await watched.page.goto(`${site.origin}/${name}-rendered`)
    await type(watched)
    await watched.page.evaluate(() => (globalThis as unknown as { hydrate(): void }).hydrate())
    await renderAgain(watched)
    await expectTyped(watched)
    await expectOneLivingForm(watched)
    expectNoComplaint(watched)
    expectNothingAtTheHost()
    await watched.context.close()
  })
})

test('React without the recipe gives one living form all the same', async () => {
  const watched = await openPage(browser, 'pl')
  await watched.page.goto(`${site.origin}/react-plain-rendered`)
  await type(watched)
  await watched.page.evaluate(() =>
    (globalThis as unknown as { hydrate(props: object): void }).hydrate({ plain: true }),
  )
  await renderAgain(watched)
  await type(watched)
  await expectOneLivingForm(watched)
  expectNothingAtTheHost()
  await watched.context.close()
})
