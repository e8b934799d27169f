// Threats: passkeys are tried without end, or oftener than codes; wrong ones lock a customer out.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAuthenticator, type SoftAuthenticator } from '../../testing/authenticator.ts'
import { addPasskey, stepUpWithPasskey } from '../../testing/passkeys.ts'
import { behindProxy, post, type RawReply } from '../../testing/post.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
let authenticator: SoftAuthenticator
beforeAll(async () => {
  server = await createTestServer(behindProxy)
})
afterAll(() => server.close())
beforeEach(async () => {
  anna = await registerCustomer(server, await seedCompany(server.services))
  authenticator = createAuthenticator()
  await addPasskey(anna.client, authenticator)
})

const challenge = async (): Promise<string> =>
  (await server.client().signIns.create(credentials(anna))).challengeToken

/** A passkey after a password, or alone; with a wrong signature unless told. */
async function answer(
  challengeToken: string | undefined,
  { from, right = false }: { readonly from?: string; readonly right?: boolean } = {},
): Promise<RawReply> {
  const start = challengeToken === undefined ? {} : { challengeToken }
  const { passkeyToken, options } = await server.client().passkeys.startSignIn(start)
  const credential = authenticator.get(options, right ? {} : { origin: 'https://evil.example' })
  const body = { ...start, passkeyToken, credential }
  return post(server, '/v1/sign-ins/passkey', body, from === undefined ? {} : { from })
}

describe('wrong passkeys after a password', () => {
  it('end the sign-in after five, and the owner of the password is warned', async () => {
    const challengeToken = await challenge()
    const asked = await server.client().passkeys.startSignIn({ challengeToken })
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await answer(challengeToken)).code).toBe('passkey_rejected')
    }
    const credential = authenticator.get(asked.options)
    const body = { challengeToken, passkeyToken: asked.passkeyToken, credential }
    expect((await post(server, '/v1/sign-ins/passkey', body)).code).toBe('challenge_ended')
    const mail = await mailAbout(server, anna.email, 'Zatrzymaliśmy logowanie')
    expect(mail.subject).toBe('Zatrzymaliśmy logowanie na Twoje konto')
  })

  it('share their budget with codes', async () => {
    for (let round = 0; round < 2; round += 1) {
      const challengeToken = await challenge()
      for (let tries = 0; tries < 5; tries += 1) await answer(challengeToken)
    }
    const challengeToken = await challenge()
    await answer(challengeToken)
    const code = { method: 'totp', challengeToken, code: '000000' }
    expect((await post(server, '/v1/sign-ins/second-factor', code)).code).toBe('rate_limited')
  })

  it('within a session are counted too', async () => {
    const wrong = { origin: 'https://evil.example' }
    const codes = []
    for (let tries = 0; tries < 12; tries += 1) {
      const proved = stepUpWithPasskey(anna.client, authenticator, wrong)
      codes.push(await proved.catch((error: { code: string }) => error.code))
    }
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('passkey_rejected'))
    expect(codes.at(-1)).toBe('rate_limited')
  })
})

describe('wrong passkeys alone', () => {
  it('are slowed down by the address they come from, and nobody else is', async () => {
    const from = '203.0.113.7'
    const codes = []
    for (let tries = 0; tries < 32; tries += 1) codes.push((await answer(undefined, { from })).code)
    expect(codes.slice(0, 30)).toEqual(Array(30).fill('passkey_rejected'))
    expect(codes.at(-1)).toBe('rate_limited')
    expect((await answer(undefined, { from: '198.51.100.9', right: true })).status).toBe(201)
  })

  it('are given back by a right one', async () => {
    const from = '203.0.113.8'
    for (let tries = 0; tries < 40; tries += 1) {
      expect((await answer(undefined, { from, right: true })).status).toBe(201)
    }
  })
})

describe('questions for any passkey', () => {
  it('are slowed down after three hundred from one address', async () => {
    const ask = () => post(server, '/v1/sign-ins/passkey/start', {}, { from: '203.0.113.9' })
    for (let asked = 0; asked < 300; asked += 1) await ask()
    await ask()
    expect(await ask()).toMatchObject({ status: 429, code: 'rate_limited' })
  })
})
