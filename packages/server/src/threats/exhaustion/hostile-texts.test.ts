// Threat: one short request with a text that is slow to judge keeps everybody else from an answer.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSeed, type SeededPerson } from '../../testing/seed.ts'
import { behindProxy, post, type RawReply } from '../../testing/post.ts'
import { registrationData, type SeededCompany, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
let customer: SeededPerson
let sent = 0

beforeAll(async () => {
  server = await createTestServer({ ...behindProxy, PROOF_OF_WORK: '0' })
  company = await seedCompany(server.services)
  const seed = createSeed(server)
  customer = await seed.person('customer', await seed.company('Klient'))
})
afterAll(() => server.close())

/** Shortest time of three requests, which are refused or taken but never fail, in milliseconds. */
async function timeOf(attempt: () => Promise<{ readonly status: number }>): Promise<number> {
  const times: number[] = []
  for (let tries = 0; tries < 3; tries += 1) {
    const start = performance.now()
    const { status } = await attempt()
    times.push(performance.now() - start)
    expect(status).toBeLessThan(500)
  }
  return Math.min(...times)
}

// Marks of two classes in turn, which normalising has to sort.
const marks = (bytes: number): string => `A${'\u0301\u0316'.repeat(bytes / 4)}`
const letters = (bytes: number): string => `A${'śź'.repeat(bytes / 4)}`

const texts = {
  'the message of a contact request': (text: string) => [
    '/v1/contact',
    { name: 'Jan', email: 'jan@firma.example', message: text, locale: 'pl' },
  ],
  'the name of a contact request': (text: string) => [
    '/v1/contact',
    { name: text, email: 'jan@firma.example', message: 'Pytanie', locale: 'pl' },
  ],
  'the company of a registration': (text: string) => {
    const data = registrationData(company, 'anna@firma.example')
    return ['/v1/registrations', { ...data, company: { ...data.company, name: text } }]
  },
  'the serial number of a registration': (text: string) => [
    '/v1/registrations',
    { ...registrationData(company, 'anna@firma.example'), serialNumber: text },
  ],
  'the password of a registration': (text: string) => [
    '/v1/registrations',
    { ...registrationData(company, 'anna@firma.example'), password: text },
  ],
  'the password of an activation': (text: string) => [
    '/v1/activations',
    { activationToken: 'a'.repeat(43), password: text },
  ],
  'the recovery code of a sign-in': (text: string) => [
    '/v1/sign-ins/second-factor',
    { method: 'recovery_code', challengeToken: 'a'.repeat(43), code: text },
  ],
  'the message of a ticket': (text: string) => [
    '/v1/tickets',
    {
      contractId: `con_${'0'.repeat(26)}`,
      deviceId: null,
      subject: 'Awaria',
      body: text,
      severity: 'low',
      sharedWithSupplier: false,
      attachmentIds: [],
    },
  ],
} satisfies Record<string, (text: string) => [`/v1/${string}`, unknown]>

/** Sends a request with a text in it, as the customer where the route asks for somebody. */
async function send(request: [`/v1/${string}`, unknown]): Promise<RawReply> {
  const [path, body] = request
  sent += 1
  const headers = { Authorization: `Bearer ${customer.accessToken}` }
  return post(server, path, body, {
    from: `198.51.100.${sent}`,
    ...(path === '/v1/tickets' && { headers }),
  })
}

test.each(Object.entries(texts))('%s may be 80 KB of combining marks', async (_name, request) => {
  const usual = await timeOf(() => send(request(letters(80_000))))
  expect(await timeOf(() => send(request(marks(80_000))))).toBeLessThan(usual * 10)
})

// What the limits of the two longest bodies let through to the fields.
test.each([
  ['the message of a contact request', 60_000, texts['the message of a contact request']],
  ['the message of a ticket', 240_000, texts['the message of a ticket']],
])('%s may be all combining marks up to the limit of its body', async (_name, bytes, request) => {
  expect(await send(request(marks(bytes)))).toMatchObject({ code: 'validation_failed' })
  const usual = await timeOf(() => send(request(letters(bytes))))
  expect(await timeOf(() => send(request(marks(bytes))))).toBeLessThan(usual * 10)
})

async function upload(content: string): Promise<Response> {
  sent += 1
  return server.fetch('/v1/attachments?name=uwagi.txt', {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${customer.accessToken}`,
      'Idempotency-Key': `upload-${sent}-0123456789`,
    },
    body: content,
  })
}

test.each([
  ['27 empty comments (190 bytes)', '<!---->'.repeat(27)],
  ['instructions', '<?xml?>'.repeat(27)],
  ['comments after white space', ' <!---->'.repeat(27)],
])('an upload may begin with %s', async (_name, start) => {
  const usual = await timeOf(() => upload('.'.repeat(start.length)))
  expect(await timeOf(() => upload(`${start}x`))).toBeLessThan(usual * 20)
})

test('an upload may be 16 KB of empty comments', async () => {
  expect((await upload(`${'<!---->'.repeat(2_300)}x`)).status).toBe(201)
})
