// Threat: somebody has the tokens of a session, from a log, a copied storage or an overheard line, and
// uses them from elsewhere.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { postProved, startBoundSession, type TestTokens } from '../../testing/bound-session.ts'
import { addressOf, createTestKey, secondsNow, type TestKey } from '../../testing/dpop.ts'
import { post, type RawReply, travel } from '../../testing/post.ts'
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
let key: TestKey
let thief: TestKey
let tokens: TestTokens
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
  thief = await createTestKey()
})
afterAll(() => server.close())
beforeEach(async () => {
  key = await createTestKey()
  tokens = await startBoundSession(server, anna, key)
})

async function statusOfMe(accessToken: string, prover?: TestKey, scheme = 'DPoP'): Promise<number> {
  const proof = { htu: addressOf('/v1/me'), iat: secondsNow(server), accessToken }
  const dpop = await prover?.prove(proof)
  const headers = { Authorization: `${scheme} ${accessToken}`, ...(dpop && { DPoP: dpop }) }
  return (await server.fetch('/v1/me', { headers })).status
}
const refresh = (prover: TestKey, refreshToken: string): Promise<RawReply> =>
  postProved(server, prover, '/v1/tokens/refresh', { refreshToken })
const tokenOf = ({ body }: RawReply): string => String(body['refreshToken'])
async function newestMail(after: number): Promise<string> {
  return (await server.mailbox.newest(anna.email, after)).subject
}

describe('an access token of a session that is bound to a key', () => {
  it('opens with a proof of that key', async () => {
    expect(await statusOfMe(tokens.accessToken, key)).toBe(200)
  })

  it('opens nothing as a bearer token', async () => {
    expect(await statusOfMe(tokens.accessToken, undefined, 'Bearer')).toBe(401)
    expect(await statusOfMe(tokens.accessToken, key, 'Bearer')).toBe(401)
  })

  it('opens nothing without a proof, or with a proof of another key', async () => {
    expect(await statusOfMe(tokens.accessToken)).toBe(401)
    expect(await statusOfMe(tokens.accessToken, thief)).toBe(401)
  })

  it('opens nothing once the session is bound to another key than the token says', async () => {
    await server.services.db
      .updateTable('sessions')
      .set({ key_thumbprint: null })
      .where('ended_at', 'is', null)
      .execute()
    expect(await statusOfMe(tokens.accessToken, key)).toBe(401)
  })
})

it('an access token that is bound to no key opens nothing with a proof: nobody may bind it later', async () => {
  const client = server.client('pl', { dpop: false })
  const person = await registerCustomer(server, await seedCompany(server.services))
  travel(server, 60)
  const { challengeToken } = await client.signIns.create(credentials(person))
  const code = totpCode(server, person.totpSecret)
  const bearer = await client.signIns.secondFactor({ method: 'totp', challengeToken, code })
  expect(bearer.tokenType).toBe('Bearer')
  expect(await statusOfMe(bearer.accessToken, undefined, 'Bearer')).toBe(200)
  expect(await statusOfMe(bearer.accessToken, thief)).toBe(401)
})

describe('a refresh token of a session that is bound to a key', () => {
  it('gives new tokens to the holder of the key, and they are bound as well', async () => {
    const next = await refresh(key, tokens.refreshToken)
    expect(next.body['tokenType']).toBe('DPoP')
    expect(await statusOfMe(String(next.body['accessToken']), key)).toBe(200)
    expect(await statusOfMe(String(next.body['accessToken']), thief)).toBe(401)
  })

  it.each([
    [
      'without a proof',
      () => post(server, '/v1/tokens/refresh', { refreshToken: tokens.refreshToken }),
    ],
    ['with a proof of another key', () => refresh(thief, tokens.refreshToken)],
  ])('used %s ends the session, and the person is told', async (_, use) => {
    const mails = server.mailbox.all.length
    expect(await use()).toMatchObject({ status: 401, code: 'session_ended' })
    expect(await statusOfMe(tokens.accessToken, key)).toBe(401)
    expect((await refresh(key, tokens.refreshToken)).code).toBe('session_ended')
    expect(await newestMail(mails)).toBe('Zakończyliśmy sesję na Twoim koncie')
  })

  it('whose answer was lost may be repeated by the holder of the key for a minute', async () => {
    const lost = await refresh(key, tokens.refreshToken)
    travel(server, 59)
    const again = await refresh(key, tokens.refreshToken)
    expect(again.status).toBe(200)
    expect(tokenOf(again)).not.toBe(tokenOf(lost))
    expect((await refresh(key, tokenOf(again))).status).toBe(200)
  })

  it('repeated by a thief within that minute ends the session', async () => {
    const next = await refresh(key, tokens.refreshToken)
    expect((await refresh(thief, tokens.refreshToken)).code).toBe('session_ended')
    expect((await refresh(key, tokenOf(next))).code).toBe('session_ended')
  })

  it('repeated after that minute ends the session, and the person is told', async () => {
    const mails = server.mailbox.all.length
    const next = await refresh(key, tokens.refreshToken)
    travel(server, 60)
    expect((await refresh(key, tokens.refreshToken)).code).toBe('session_ended')
    expect((await refresh(key, tokenOf(next))).code).toBe('session_ended')
    expect(await newestMail(mails)).toBe('Zakończyliśmy sesję na Twoim koncie')
  })

  it('that only grew old ends nothing and frightens nobody', async () => {
    const mails = server.mailbox.all.length
    travel(server, 30 * 60)
    expect((await refresh(key, tokens.refreshToken)).code).toBe('session_ended')
    await server.client().signIns.create({ email: anna.email, password: anna.password })
    expect(server.mailbox.all.slice(mails)).toEqual([])
  })

  it('used by five requests of one browser at once never ends the session', async () => {
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => refresh(key, tokens.refreshToken)),
    )
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const alive = []
    for (const reply of replies) {
      alive.push(await statusOfMe(String(reply.body['accessToken']), key))
    }
    expect(alive).toEqual([200, 200, 200, 200, 200])
  })
})
