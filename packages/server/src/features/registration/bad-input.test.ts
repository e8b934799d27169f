// Prevents: input that nobody thought of becomes our failure, or loses the person's place in the form.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { behindProxy, post } from '../../testing/post.ts'
import { registrationData, type SeededCompany, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
let visitor = 0
beforeAll(async () => {
  server = await createTestServer(behindProxy)
  company = await seedCompany(server.services)
})
afterAll(() => server.close())

const fields = [
  'person.firstName',
  'person.lastName',
  'person.email',
  'person.phone',
  'company.name',
  'company.street',
  'company.postalCode',
  'company.city',
  'company.country',
  'nip',
  'contractNumber',
  'serialNumber',
  'password',
  'locale',
] as const

const wrongTypes: readonly unknown[] = [undefined, null, 12, true, [], ['a'], { a: 1 }]
const strangeTexts: readonly string[] = [
  '',
  ' \t\n',
  '🐎'.repeat(40),
  '<script>alert(1)</script>',
  `'; DROP TABLE users; --`,
  'a\u0000b',
  '\uD800',
  '\u202Etxt.exe',
  '${7*7}{{7*7}}',
  '../../etc/passwd',
  'ąćęłńóśźż'.repeat(300),
]

/** The data of a good registration with one field replaced. */
function withField(path: string, value: unknown): unknown {
  const data: Record<string, unknown> = { ...registrationData(company, `g${visitor}@x.example`) }
  const [group = '', name] = path.split('.')
  data[group] = name ? { ...(data[group] as object), [name]: value } : value
  return data
}

async function send(data: unknown) {
  visitor += 1
  return post(server, '/v1/registrations', data, { from: `10.1.${visitor >> 8}.${visitor & 255}` })
}

describe.each(fields)('%s', (path) => {
  it('of a wrong type is refused beside itself', async () => {
    for (const value of wrongTypes) {
      const reply = await send(withField(path, value))
      expect(reply).toMatchObject({ status: 422, code: 'validation_failed' })
      const refused = reply.body['fields'] as { path: string; message: string }[]
      expect(refused.map((field) => field.path)).toContain(path)
      for (const { message } of refused) expect(message).not.toBe('')
    }
  })

  it('with strange text in it is refused or taken, and is never our failure', async () => {
    for (const text of strangeTexts) {
      const { code, status } = await send(withField(path, text))
      const known = ['201', 'validation_failed', 'entitlement_rejected', 'rate_limited']
      expect(known).toContain(code ?? String(status))
    }
  })

  it('of a megabyte is too large', async () => {
    const reply = await send(withField(path, 'x'.repeat(1_000_000)))
    expect(reply).toMatchObject({ status: 413, code: 'body_too_large' })
  })
})

it.each([null, 5, 'text', [], {}])('the body %j is refused', async (body) => {
  expect(await send(body)).toMatchObject({ status: 422, code: 'validation_failed' })
})

it('an unknown field is refused by its name', async () => {
  const data = { ...registrationData(company, 'dodatek@x.example'), isOwner: true }
  expect(await send(data)).toMatchObject({
    code: 'validation_failed',
    body: { fields: [{ path: 'isOwner', code: 'shape.unknown_field' }] },
  })
})

describe.each([
  ['/v1/registrations/verify-email', { registrationToken: 'x'.repeat(43), code: '123456' }],
  ['/v1/registrations/resend-email', { registrationToken: 'x'.repeat(43) }],
  ['/v1/registrations/confirm-totp', { registrationToken: 'x'.repeat(43), code: '123456' }],
  ['/v1/activations', { activationToken: 'x'.repeat(43), password: 'jakieś długie hasło' }],
  ['/v1/activations/confirm-totp', { activationToken: 'x'.repeat(43), code: '123456' }],
  ['/v1/sign-ins', { email: 'a@b.example', password: 'jakieś długie hasło' }],
  [
    '/v1/sign-ins/second-factor',
    { method: 'totp', challengeToken: 'x'.repeat(43), code: '123456' },
  ],
  ['/v1/tokens/refresh', { refreshToken: 'x'.repeat(43) }],
  ['/v1/tokens/revoke', { refreshToken: 'x'.repeat(43) }],
] as const)('%s', (path, good) => {
  it('takes anything in any field without failing', async () => {
    for (const name of Object.keys(good)) {
      for (const value of [...wrongTypes, ...strangeTexts, 'x'.repeat(100_000)]) {
        const { status } = await post(server, path, { ...good, [name]: value })
        expect([204, 401, 410, 413, 422, 429]).toContain(status)
      }
    }
  })
})
