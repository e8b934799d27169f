// Prevents: a restart cuts off people who are sending, or a load balancer sends more to a service that is leaving.
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createInstallation, type Installation } from './support/installation.ts'

let installation: Installation
beforeAll(async () => {
  installation = await createInstallation()
})
afterAll(() => installation.remove())

const body = JSON.stringify({ name: 'Jan', email: 'jan@firma.example', message: 'x', locale: 'pl' })

test('SIGTERM: readiness fails first, a request that is on its way is answered, then nobody listens', async () => {
  const server = await installation.start({ PROOF_OF_WORK: '0', DRAIN_DELAY_SECONDS: '1' })
  expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ status: 'ok' })
  const slow = request(`${server.url}/v1/contact`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': 'a-key-of-this-test-1',
    },
  })
  const answered = once(slow, 'response') as Promise<[IncomingMessage]>
  slow.write(body.slice(0, 20))
  await pause(300)

  const ended = server.stop()
  await expect
    .poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 900, interval: 50 })
    .toBe(503)
  // Longer than connections were left before.
  await pause(4000)
  await expect(fetch(`${server.url}/readyz`)).rejects.toThrow('fetch failed')
  slow.end(body.slice(20))
  const [response] = await answered
  expect(response.statusCode).toBe(202)
  response.resume()
  await ended
})
