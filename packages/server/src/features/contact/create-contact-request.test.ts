import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post as postTo, type RawReply } from '../../testing/post.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let address = 0
beforeAll(async () => {
  server = await createTestServer({ TRUSTED_PROXIES: '127.0.0.1' })
})
afterAll(() => server.close())

const asked = (email: string) => ({
  name: 'Jan Ściślak',
  email,
  phone: '+48 601 234 567',
  message: 'Nie mogę się zalogować.\n\nProszę o telefon.',
  locale: 'pl' as const,
})

/** As from a place that never asked before, unless told whence. */
function post(body: unknown, from = `198.51.100.${(address += 1)}`): Promise<RawReply> {
  return postTo(server, '/v1/contact', body, { from })
}

test('contact.create: support gets the question, the sender a receipt with the same reference', async () => {
  const email = 'jan@example.test'
  const { reference } = await server.client().contact.create(asked(email))
  expect(reference).toMatch(/^K-2026-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  const question = await server.mailbox.newest(server.services.config.supportMail)
  expect(question.subject).toContain(reference)
  for (const part of ['Jan Ściślak', email, '+48601234567', 'Proszę o telefon.']) {
    expect(question.text).toContain(part)
  }
  const receipt = await server.mailbox.newest(email)
  expect(receipt.text).toContain(reference)
  expect(receipt.text).toContain('+48 12 25 25 600')
  const kept = await server.services.db
    .selectFrom('contact_requests')
    .select(['name', 'email', 'phone', 'message', 'locale'])
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  expect(kept).toEqual({ ...asked(email), phone: '+48601234567' })
})

test('contact.channels names the phone, the mail and needs no one signed in', async () => {
  expect(await server.client('en').contact.channels()).toEqual({
    phone: '+48122525600',
    phoneText: '+48 12 25 25 600',
    email: 'pomoc@myhezo.pl',
  })
})

test('the receipt is in the language of the form and carries no word of a stranger', async () => {
  const email = 'victim@example.test'
  const name = 'BUY CHEAP PILLS http://evil.example'
  await post({ ...asked(email), locale: 'en', name, message: name })
  const receipt = await server.mailbox.newest(email)
  expect(receipt.subject).toContain('we have your question')
  expect(receipt.text + receipt.html + receipt.subject).not.toMatch(/pills|evil/i)
})

describe('no header can be added through a field:', () => {
  test.each([
    ['email', 'a@example.test\r\nBcc: all@example.test', 422],
    ['email', 'a@example.test, b@example.test', 422],
    ['email', '"a\nBcc: x"@example.test', 422],
    ['name', 'Jan\r\nBcc: all@example.test', 202],
  ])('%s %j: %i', async (field, value, status) => {
    const before = server.mailbox.all.length
    const response = await post({ ...asked('jan@example.test'), [field]: value })
    expect(response.status).toBe(status)
    if (status !== 202) return
    const mail = await server.mailbox.newest(server.services.config.supportMail, before)
    expect(mail.to + mail.subject).not.toMatch(/[\r\n]|bcc/i)
  })
})

test.each([
  [{ name: '' }, { name: 'text.empty' }],
  [{ email: 'nonsense' }, { email: expect.stringMatching(/^email\./) }],
  [{ phone: 'abc' }, { phone: expect.stringMatching(/^phone\./) }],
  [{ message: ' ' }, { message: 'text.empty' }],
  [{ message: 'a'.repeat(5001) }, { message: 'text.too_long' }],
  [{ locale: 'de' }, { locale: 'shape.not_an_option' }],
  [{ website: 'x' }, { website: 'shape.unknown_field' }],
  [{ name: 1 }, { name: 'shape.wrong_type' }],
])('%j is refused beside its field', async (change, codes) => {
  const response = await post({ ...asked('jan@example.test'), ...change })
  const fields = response.body['fields'] as { path: string; code: string }[]
  expect(response.status).toBe(422)
  expect(Object.fromEntries(fields.map(({ path, code }) => [path, code]))).toEqual(codes)
})

test('an address that asks too often is told when to come back', async () => {
  const ask = (n: number, from: string) => post(asked(`person${n}@example.test`), from)
  for (let n = 0; n < 10; n += 1) expect((await ask(n, `2001:db8::${n}`)).status).toBe(202)
  // The rest of the /64 is the same subscriber's.
  const refused = await ask(10, '2001:db8::ffff:1')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect((await ask(10, '2001:db8:0:1::1')).status).toBe(202)
})

test('nobody’s mailbox is filled with receipts, from however many places', async () => {
  const statuses = []
  for (let n = 0; n < 7; n += 1) {
    statuses.push((await post(asked(n % 2 ? 'MANY@example.test' : 'many@example.test'))).status)
  }
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429])
})
