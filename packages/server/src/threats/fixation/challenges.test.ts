// Threat: somebody makes another person finish what he began: a challenge, a session, a key of his own.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { postProved, startBoundSession } from '../../testing/bound-session.ts'
import { addressOf, createTestKey, secondsNow } from '../../testing/dpop.ts'
import { outcomes, post, type RawReply, travel } from '../../testing/post.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
let mallory: TestPerson
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
  mallory = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())
beforeEach(() => travel(server, 90))

async function challengeOf(person: TestPerson): Promise<string> {
  return (await server.client().signIns.create(credentials(person))).challengeToken
}
const path = '/v1/sign-ins/second-factor'
function answer(challengeToken: string, code: string, method = 'totp'): Promise<RawReply> {
  return post(server, path, { method, challengeToken, code })
}

describe('a challenge', () => {
  it('of one account is met by no code of another', async () => {
    const code = totpCode(server, mallory.totpSecret)
    expect((await answer(await challengeOf(anna), code)).code).toBe('second_factor_rejected')
    const [recovery = ''] = mallory.recoveryCodes
    const reply = await answer(await challengeOf(anna), recovery, 'recovery_code')
    expect(reply.code).toBe('second_factor_rejected')
  })

  it('gives two who meet it at once one session', async () => {
    const token = await challengeOf(anna)
    const codes = [totpCode(server, anna.totpSecret), totpCode(server, anna.totpSecret, 1)]
    const replies = await Promise.all(codes.map((code) => answer(token, code)))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(outcomes(replies)[0]).toBe('201')
  })

  it('that nobody gave out is no challenge', async () => {
    const code = totpCode(server, anna.totpSecret)
    for (const token of ['x'.repeat(43), mallory.email.padEnd(43, 'x')]) {
      expect((await answer(token, code)).code).toBe('challenge_ended')
    }
  })
})

describe('a session', () => {
  it('belongs to the key that met the challenge, not to one that comes later', async () => {
    const [hers, his] = [await createTestKey(), await createTestKey()]
    const { accessToken, refreshToken } = await startBoundSession(server, anna, hers)
    const htu = addressOf('/v1/me')
    const DPoP = await his.prove({ htu, iat: secondsNow(server), accessToken })
    const headers = { Authorization: `DPoP ${accessToken}`, DPoP }
    expect((await server.fetch('/v1/me', { headers })).status).toBe(401)
    const refreshed = await postProved(server, his, '/v1/tokens/refresh', { refreshToken })
    expect(refreshed.code).toBe('session_ended')
  })

  it('begins with new tokens each time, whatever the client brings', async () => {
    const key = await createTestKey()
    const first = await startBoundSession(server, anna, key)
    const second = await startBoundSession(server, anna, key)
    expect(second.accessToken).not.toBe(first.accessToken)
    expect(second.refreshToken).not.toBe(first.refreshToken)
  })
})
