import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { createTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())

test('each request leaves one line, with its route and nothing of the person or the ticket', async () => {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line) as never) }
  const app = createApp({ ...server.services, log: pino({ level: 'info' }, stream) })
  const reply = await app.request('/v1/tickets/tkt_secret?search=jan%40firma.pl', {
    headers: { 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer secret' },
  })
  await app.request('/healthz')
  await app.request('/nowhere/jan@firma.pl')
  const [warning, ...requests] = lines
  expect(warning).toMatchObject({ level: 40, msg: expect.stringContaining('TRUSTED_PROXIES') })
  expect(requests).toMatchObject([
    { method: 'GET', route: '/v1/tickets/:ticketId', status: 401, msg: 'request' },
    { method: 'GET', route: '/healthz', status: 200 },
    { method: 'GET', status: 404 },
  ])
  expect(requests[0]?.['requestId']).toBe(reply.headers.get('x-request-id'))
  expect(requests[0]?.['durationMs']).toBeTypeOf('number')
  expect(JSON.stringify(lines)).not.toMatch(/secret|jan|203\.0\.113/)
})
