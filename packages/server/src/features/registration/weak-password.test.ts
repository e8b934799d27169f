// Threat: an account behind a password that everybody tries first.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { post } from '../../testing/post.ts'
import { registrationData, type SeededCompany, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
beforeAll(async () => {
  server = await createTestServer()
  company = await seedCompany(server.services, { serialNumbers: ['FG1234567890'] })
})
afterAll(() => server.close())

it.each([
  ['1qaz2wsx3edc', 'password.common'],
  ['QWERTYQWERTY', 'password.common'],
  ['aaaaaaaaaaaaaa', 'password.common'],
  ['elevenchars', 'password.too_short'],
  ['ą'.repeat(257), 'password.too_long'],
  ['moj-FG1234567890!', 'password.contains_context'],
  ['jan.kowalski@firma', 'password.contains_context'],
  ['hezo hezo hezo 2026', 'password.contains_context'],
])('%j is refused beside its field', async (password, code) => {
  const reply = await post(server, '/v1/registrations', {
    ...registrationData(company, 'jan.kowalski@firma.example'),
    password,
  })
  expect(reply).toMatchObject({
    status: 422,
    code: 'validation_failed',
    body: { fields: [{ path: 'password', code }] },
  })
  expect(reply.text).not.toContain(password)
})

it.each(['  dwanaście znaków  ', '🐎🔋📎🧷🐎🔋📎🧷🧲🧵🧶🪡', 'x'.repeat(128) + 'ź'.repeat(128)])(
  '%j is accepted',
  async (password) => {
    const reply = await post(server, '/v1/registrations', {
      ...registrationData(company, `haslo${password.length}@firma.example`),
      password,
    })
    expect(reply.status).toBe(201)
  },
)
