// Threat: a page that nobody named shows ours in a frame, to have clicks meant for it fall on ours, or to
// pass ours off as its own.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const reseller = 'https://www.partner.example'
let server: TestServer

beforeAll(async () => {
  server = await createTestServer({ FRAME_ORIGINS: reseller })
})
afterAll(() => server.close())

const get = (path: string) =>
  server.fetch(path, { headers: { Accept: 'text/html', Origin: reseller } })

it('shows the pages for frames to the origins that were named, and to no others', async () => {
  for (const tag of ['hezo-sign-in', 'hezo-register', 'hezo-portal']) {
    const reply = await get(`/frame/${tag}`)
    expect(reply.headers.get('content-security-policy')).toContain(`frame-ancestors ${reseller};`)
  }
})

it.each([
  '/',
  '/sign-in',
  '/account/security',
  '/frame/hezo-nothing',
  '/v1/contact',
  '/v1/nothing',
])('shows %s in no frame, not even theirs', async (path) => {
  const { headers } = await get(path)
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-frame-options')).toBe('DENY')
})

it('gives a page that may show frames no right to call the API', async () => {
  const preflight = await server.fetch('/v1/tickets', {
    method: 'OPTIONS',
    headers: { Origin: reseller, 'Access-Control-Request-Method': 'GET' },
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  expect((await get('/v1/contact/channels')).headers.get('access-control-allow-origin')).toBeNull()
})
