import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPdf } from '../../testing/read-pdf.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())

test.each([
  ['pl', 'myHEZO – instrukcja logowania.pdf', ['NIP', '(H)', '+48 12 25 25 600']],
  ['en', 'myHEZO – how to sign in.pdf', ['NIP', '(H)', '+48 12 25 25 600']],
] as const)('anybody downloads the sign-in instructions in %s', async (locale, name, words) => {
  const file = await server.client().guides.signIn({ locale })
  expect(file.name).toBe(name)
  expect(file.type).toBe('application/pdf')
  const { pages, language } = await readPdf(new Uint8Array(await file.arrayBuffer()))
  expect(language).toBe(locale)
  for (const word of words) expect(pages.join('\n')).toContain(word)
})

test('a language that there is none in is refused', async () => {
  const reply = await server.fetch('/v1/guides/sign-in?locale=de')
  expect(reply.status).toBe(422)
  await reply.text()
})
