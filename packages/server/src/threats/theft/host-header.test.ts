// Threat: an attacker sends a request with a forged Host, so that an email of ours, which people trust,
// links to the attacker's site, with its reader's one-time token.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { registerCustomer, registrationData, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer({ OTHER_URLS: 'http://hezo.example', PROOF_OF_WORK: '0' })
})
afterAll(() => server.close())

it.each([
  ['http://evil.example', 'http://hezo.test'],
  ['http://hezo.example.evil.example', 'http://hezo.test'],
  ['http://hezo.example:8080', 'http://hezo.test'],
  ['http://hezo.example', 'http://hezo.example'],
])('an email that a request to %s causes links to %s', async (host, expected) => {
  const company = await seedCompany(server.services)
  const anna = await registerCustomer(server, company)
  const before = server.mailbox.all.length
  const reply = await server.fetch(`${host}/v1/registrations`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': `host-${host.replace(/\W/g, '-')}`,
      'X-Forwarded-Host': 'evil.example',
      Forwarded: 'host=evil.example',
      Origin: 'https://evil.example',
    },
    body: JSON.stringify(registrationData(company, anna.email)),
  })
  expect(reply.status).toBe(201)
  const mail = await server.mailbox.newest(anna.email, before)
  expect(mail.text.match(/https?:\/\/\S+/g)).toEqual([expected])
  expect(mail.text + mail.html).not.toContain('evil')
})

it('a session that begins at a stranger’s Host remembers none of it', async () => {
  const company = await seedCompany(server.services)
  const client = (baseUrl: string): TestServer => ({
    ...server,
    client: (locale) => server.client(locale, { dpop: false, baseUrl }),
  })
  const owner = await registerCustomer(client('http://evil.example'), company)
  const before = server.mailbox.all.length
  await registerCustomer(server, company)
  const mail = await server.mailbox.newest(owner.email, before)
  expect(mail.text.match(/https?:\/\/[^/\s]+/g)).toEqual(['http://hezo.test'])
})
