// Threat: somebody who saw a request sends its proof again, or a proof that was made for another one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../app.ts'
import { createDpop } from '../../platform/dpop.ts'
import { sweep } from '../../platform/storage/sweep.ts'
import { nonceSecrets } from '../../services.ts'
import {
  addressOf,
  createTestKey,
  type ProofWishes,
  secondsNow,
  type TestKey,
} from '../../testing/dpop.ts'
import { startBoundSession } from '../../testing/bound-session.ts'
import { travel } from '../../testing/post.ts'
import { registerCustomer, seedCompany, type TestPerson } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
let key: TestKey
let accessToken: string
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())
beforeEach(async () => {
  key = await createTestKey()
  accessToken = (await startBoundSession(server, anna, key)).accessToken
})

const prove = (wishes: Partial<ProofWishes> = {}): Promise<string> =>
  key.prove({ htu: addressOf('/v1/me'), iat: secondsNow(server), accessToken, ...wishes })
const headersOf = (dpop: string) => ({ Authorization: `DPoP ${accessToken}`, DPoP: dpop })
async function send(dpop: string, path: `/v1/${string}` = '/v1/me'): Promise<Answer> {
  const reply = await server.fetch(path, { headers: headersOf(dpop) })
  const { code = '' } = (await reply.json()) as { code?: string }
  return { status: reply.status, code, headers: reply.headers }
}
interface Answer {
  readonly status: number
  readonly code: string
  readonly headers: Headers
}

describe('a proof', () => {
  it('counts once', async () => {
    const proof = await prove()
    expect((await send(proof)).status).toBe(200)
    expect(await send(proof)).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect((await send(await prove())).status).toBe(200)
  })

  it('counts once on all replicas together', async () => {
    const { config, keys } = server.services
    const dpop = createDpop(config.ownUrls, nonceSecrets(keys))
    const replica = createApp({ ...server.services, dpop })
    const proof = await prove()
    expect((await send(proof)).status).toBe(200)
    const request = new Request(addressOf('/v1/me'), { headers: headersOf(proof) })
    expect((await replica.fetch(request)).status).toBe(401)
  })

  it('sent twenty times at once counts once', async () => {
    const proof = await prove()
    const replies = await Promise.all(Array.from({ length: 20 }, () => send(proof)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('with a number that was used by another key is another proof', async () => {
    const jti = 'the-same-number'
    expect((await send(await prove({ jti }))).status).toBe(200)
    const first = { key, accessToken }
    key = await createTestKey()
    accessToken = (await startBoundSession(server, anna, key)).accessToken
    expect((await send(await prove({ jti }))).status).toBe(200)
    expect(first.accessToken).not.toBe(accessToken)
  })

  it.each<[string, Partial<ProofWishes>]>([
    ['another address', { htu: addressOf('/v1/contracts') }],
    ['another host', { htu: 'https://evil.example/v1/me' }],
    ['the same host by another protocol', { htu: 'https://hezo.test/v1/me' }],
    ['an address with a query', { htu: `${addressOf('/v1/me')}?a=1` }],
    ['no address at all', { htu: 'me' }],
    ['another method', { htm: 'POST' }],
    ['a method in small letters', { htm: 'get' }],
    ['another token', { accessToken: 'x.y.z' }],
    ['no token', { accessToken: '' }],
    ['a number too short to be random', { jti: '1' }],
    ['a number of a thousand letters', { jti: 'x'.repeat(1000) }],
  ])('for %s is refused', async (_, wishes) => {
    const reply = await send(await prove(wishes))
    expect(reply).toMatchObject({ status: 401, code: 'dpop_proof_rejected' })
    expect(reply.headers.get('www-authenticate')).toBe(
      'DPoP algs="ES256", error="invalid_dpop_proof"',
    )
  })

  it('for a list counts for any page of it: the query is no part of the address', async () => {
    const proof = await prove({ htu: addressOf('/v1/contracts') })
    expect((await send(proof, '/v1/contracts?limit=5')).status).toBe(200)
  })
})

describe('a clock that is wrong', () => {
  const ahead = (seconds: number, nonce?: string): Promise<string> =>
    prove({ iat: secondsNow(server) + seconds, ...(nonce !== undefined && { nonce }) })
  const nonceOf = ({ headers }: Answer): string => headers.get('dpop-nonce') ?? ''

  it.each([-86_400, -61, 11, 86_400])('by %i seconds gets in with a nonce', async (seconds) => {
    const refused = await send(await ahead(seconds))
    expect(refused).toMatchObject({ status: 401, code: 'dpop_nonce_required' })
    expect(refused.headers.get('www-authenticate')).toContain('error="use_dpop_nonce"')
    expect((await send(await ahead(seconds, nonceOf(refused)))).status).toBe(200)
  })

  it('is not what decides once there is a nonce: that grows old, and a new one comes in time', async () => {
    const nonce = nonceOf(await send(await ahead(3600)))
    travel(server, 100)
    expect(nonceOf(await send(await ahead(3600, nonce)))).toBe('')
    travel(server, 100)
    const next = nonceOf(await send(await ahead(3600, nonce)))
    expect(next).not.toBe('')
    travel(server, 100)
    expect((await send(await ahead(3600, nonce))).code).toBe('dpop_nonce_required')
    expect((await send(await ahead(3600, next))).status).toBe(200)
  })

  it('is not helped by a nonce that we did not give', async () => {
    const nonce = nonceOf(await send(await ahead(3600)))
    const [time = '', mac = ''] = nonce.split('.')
    const later = (Number.parseInt(time, 36) + 1000).toString(36)
    for (const forged of [`${later}.${mac}`, `${time}.${mac.slice(1)}A`, time, 'x', '']) {
      expect((await send(await ahead(3600, forged))).code).toBe('dpop_nonce_required')
    }
  })

  it('lets no proof with a nonce count twice', async () => {
    const proof = await ahead(3600, nonceOf(await send(await ahead(3600))))
    expect((await send(proof)).status).toBe(200)
    travel(server, 200)
    expect((await send(proof)).status).toBe(401)
  })

  it('lets no proof count again when the time comes that it was ahead', async () => {
    const proof = await ahead(400, nonceOf(await send(await ahead(400))))
    expect((await send(proof)).status).toBe(200)
    travel(server, 400)
    await sweep(server.services.db, server.now)
    expect((await send(proof)).code).toBe('dpop_nonce_required')
  })
})
