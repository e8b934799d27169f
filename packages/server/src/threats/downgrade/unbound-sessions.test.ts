// Threat: a page is made to start a session that is bound to nothing, or with a proof that proves
// nothing.
import { type Route, routes, type RouteTable } from '@hezo/api'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, createTestKey, secondsNow, type TestKey } from '../../testing/dpop.ts'
import { post, type RawReply } from '../../testing/post.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let key: TestKey
beforeAll(async () => {
  server = await createTestServer()
  key = await createTestKey()
})
afterAll(() => server.close())

const table: RouteTable = routes
const starting = Object.values(table)
  .flatMap((verbs): Route[] => Object.values(verbs))
  .filter(({ startsSession }) => startsSession)

const path = '/v1/sign-ins/second-factor'
const claims = () => ({
  htm: 'POST',
  htu: addressOf(path),
  iat: secondsNow(server),
  jti: crypto.randomUUID(),
})
const send = (DPoP: string): Promise<RawReply> => post(server, path, {}, { headers: { DPoP } })
const base64Url = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url')

it('sessions start in more than one way, and this walks all of them', () => {
  expect(starting.length).toBeGreaterThan(3)
})

it.each(starting)('$path starts none for a browser that proves no key', async (route) => {
  const headers = { Origin: 'https://partner.example' }
  expect(await post(server, route.path, {}, { headers })).toMatchObject({
    status: 401,
    code: 'dpop_proof_rejected',
  })
})

it('with a proof the body is looked at', async () => {
  expect((await send(await key.prove(claims()))).code).toBe('validation_failed')
})

it('a proof sent a second time starts nothing', async () => {
  const proof = await key.prove(claims())
  await send(proof)
  expect((await send(proof)).code).toBe('dpop_proof_rejected')
})

describe('what looks like a proof', () => {
  const wellFormed = ({ jwk }: TestKey, alg: string, typ = 'dpop+jwt'): string =>
    `${base64Url({ typ, alg, jwk })}.${base64Url(claims())}`

  it.each([
    ['nothing', ''],
    ['a word', 'proof'],
    ['three dots', '...'],
    ['a token without a key', `${base64Url({ typ: 'dpop+jwt', alg: 'ES256' })}.e30.e30`],
    ['two proofs in one header', 'a.b.c, d.e.f'],
    ['nine kilobytes', 'x'.repeat(9000)],
  ])('and is %s is refused', async (_, proof) => {
    expect((await send(proof)).code).toBe('dpop_proof_rejected')
  })

  it('and is not signed is refused (alg: none)', async () => {
    expect((await send(`${wellFormed(key, 'none')}.`)).code).toBe('dpop_proof_rejected')
  })

  it('and is signed with the public key as a secret is refused (alg: HS256)', async () => {
    const proof = await new SignJWT(claims())
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'HS256', jwk: key.jwk })
      .sign(new TextEncoder().encode(JSON.stringify(key.jwk)))
    expect((await send(proof)).code).toBe('dpop_proof_rejected')
  })

  it.each(['EdDSA', 'RS256', 'ES384'])('and uses %s is refused', async (alg) => {
    const { publicKey, privateKey } = await generateKeyPair(alg)
    const proof = await new SignJWT(claims())
      .setProtectedHeader({ typ: 'dpop+jwt', alg, jwk: await exportJWK(publicKey) })
      .sign(privateKey)
    expect((await send(proof)).code).toBe('dpop_proof_rejected')
  })

  it.each(['JWT', 'at+jwt', 'DPOP+JWT2'])('and is of the type %s is refused', async (typ) => {
    expect((await send(await key.prove({ ...claims(), header: { typ } }))).code).toBe(
      'dpop_proof_rejected',
    )
  })

  it('and shows its private key is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk: JWK = await exportJWK(privateKey)
    const proof = await new SignJWT(claims())
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
      .sign(privateKey)
    expect((await send(proof)).code).toBe('dpop_proof_rejected')
  })

  it('and names the key of somebody else is refused', async () => {
    const { jwk } = await createTestKey()
    const proof = await key.prove({ ...claims(), header: { jwk } })
    expect((await send(proof)).code).toBe('dpop_proof_rejected')
  })

  it.each(['htm', 'htu', 'iat', 'jti'])('and lacks %s is refused', async (name) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    const proof = await new SignJWT({ ...claims(), [name]: undefined })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: await exportJWK(publicKey) })
      .sign(privateKey)
    expect((await send(proof)).code).toBe('dpop_proof_rejected')
  })

  it('and was changed in any of its three parts is refused', async () => {
    const proof = await key.prove(claims())
    const [header = '', payload = '', signature = ''] = proof.split('.')
    const later = base64Url({ ...claims(), iat: secondsNow(server) + 1 })
    const otherKey = base64Url({ typ: 'dpop+jwt', alg: 'ES256', jwk: (await createTestKey()).jwk })
    for (const changed of [
      `${otherKey}.${payload}.${signature}`,
      `${header}.${later}.${signature}`,
      `${header}.${payload}.${signature.replace(/^./, signature.startsWith('A') ? 'B' : 'A')}`,
    ]) {
      expect((await send(changed)).code).toBe('dpop_proof_rejected')
    }
    expect((await send(proof)).code).toBe('validation_failed')
  })

  it('and is refused says nothing of why', async () => {
    const replies = [await send('x'), await send(await key.prove({ ...claims(), htm: 'GET' }))]
    const [one, two] = replies.map(({ body }) => ({ ...body, requestId: '' }))
    expect(one).toEqual(two)
  })
})
