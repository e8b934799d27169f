// Threat: a token that our key did not sign, or that was not meant for us, for now, or for this use.
import { type JWTHeaderParameters, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeyRing } from '../../platform/keys/key-ring.ts'
import { toSigningKey } from '../../platform/keys/ring-keys.ts'
import { createSeed, type SeededPerson } from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const issuer = 'http://hezo.test'

let server: TestServer
let person: SeededPerson
let genuine: { readonly header: JWTHeaderParameters; readonly payload: JWTPayload }
beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  person = await seed.person('customer', await seed.company('Huta'))
  const [header, payload] = person.accessToken
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as JWTPayload)
  genuine = { header: header as unknown as JWTHeaderParameters, payload: payload ?? {} }
})
afterAll(() => server.close())

const key = () => server.services.keys.signing.current()
const statusOf = async (token: string): Promise<number> => {
  const reply = await server.fetch('/v1/me', { headers: { Authorization: `Bearer ${token}` } })
  return reply.status
}
/** A token like the genuine one, but for what is given, signed with our own key. */
const signed = (payload: JWTPayload, header: Partial<JWTHeaderParameters> = {}): Promise<string> =>
  new SignJWT({ ...genuine.payload, ...payload })
    .setProtectedHeader({ ...genuine.header, ...header })
    .sign(key().privateKey)

describe('an access token', () => {
  it('is accepted as it was given out', async () => {
    expect(await statusOf(person.accessToken)).toBe(200)
    expect(await statusOf(await signed({}))).toBe(200)
    expect(genuine.header).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: key().id })
  })

  it('of a service before keys had thumbprints is accepted until it ends', async () => {
    expect(await statusOf(await signed({}, { kid: key().formerId }))).toBe(200)
  })
})

describe('a forged token is nobody:', () => {
  it('other claims under the same signature', async () => {
    const [header, , signature] = person.accessToken.split('.')
    const claims = Buffer.from(JSON.stringify({ ...genuine.payload, sid: 'ses_other' }))
    expect(await statusOf(`${header}.${claims.toString('base64url')}.${signature}`)).toBe(401)
  })

  it('one changed character anywhere', async () => {
    const token = person.accessToken
    for (const place of [5, token.indexOf('.') + 20, token.lastIndexOf('.') + 10]) {
      const other = token[place] === 'A' ? 'B' : 'A'
      expect(await statusOf(token.slice(0, place) + other + token.slice(place + 1))).toBe(401)
    }
  })

  it.each(['none', 'None', 'NONE'])('alg: %s', async (alg) => {
    const unsigned = new UnsecuredJWT(genuine.payload).encode()
    expect(await statusOf(unsigned)).toBe(401)
    const head = Buffer.from(JSON.stringify({ ...genuine.header, alg })).toString('base64url')
    const body = person.accessToken.split('.')[1]
    expect(await statusOf(`${head}.${body}.`)).toBe(401)
    expect(await statusOf(`${head}.${body}.${person.accessToken.split('.')[2]}`)).toBe(401)
  })

  it('HS256 with the public key, in each of its forms, as the secret', async () => {
    const { publicKey, jwk } = key()
    const secrets = [
      publicKey.export({ format: 'der', type: 'spki' }),
      Buffer.from(publicKey.export({ format: 'pem', type: 'spki' })),
      Buffer.from(jwk.x ?? '', 'base64url'),
      Buffer.from(JSON.stringify(jwk)),
    ]
    for (const secret of secrets) {
      const token = await new SignJWT(genuine.payload)
        .setProtectedHeader({ ...genuine.header, alg: 'HS256' })
        .sign(secret)
      expect(await statusOf(token)).toBe(401)
    }
  })

  it('a key that the token brings along', async () => {
    const own = toSigningKey(new Uint8Array(32).fill(99), { madeAt: undefined, path: undefined })
    const sign = (header: Partial<JWTHeaderParameters>) =>
      new SignJWT(genuine.payload)
        .setProtectedHeader({ ...genuine.header, ...header })
        .sign(own.privateKey)
    expect(await statusOf(await sign({ jwk: own.jwk }))).toBe(401)
    expect(await statusOf(await sign({ kid: own.id, jwk: own.jwk }))).toBe(401)
    expect(await statusOf(await sign({ kid: '../../dev/null' }))).toBe(401)
    expect(await statusOf(await sign({ jku: 'https://evil.example/jwks.json' }))).toBe(401)
  })

  it('an unknown kid, or none, though our key signed it', async () => {
    expect(await statusOf(await signed({}, { kid: 'unknown' }))).toBe(401)
    const { kid: _, ...header } = genuine.header
    const token = await new SignJWT(genuine.payload)
      .setProtectedHeader(header)
      .sign(key().privateKey)
    expect(await statusOf(token)).toBe(401)
  })
})

describe('a token of ours for something else is nobody:', () => {
  it.each(['JWT', 'dpop+jwt', 'logout+jwt', undefined])('typ: %s', async (typ) => {
    expect(await statusOf(await signed({}, { typ } as Partial<JWTHeaderParameters>))).toBe(401)
  })

  it.each([
    ['another issuer', { iss: 'https://myhezo.example' }],
    ['our issuer with a slash', { iss: `${issuer}/` }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'https://partner.example' }],
    ['no audience', { aud: undefined }],
    ['no session', { sid: undefined }],
    ['a session that is no text', { sid: ['ses_1'] }],
    ['no end', { exp: undefined }],
    ['no beginning', { iat: undefined }],
  ])('%s', async (_, payload) => {
    expect(await statusOf(await signed(payload as JWTPayload))).toBe(401)
  })
})

describe('time', () => {
  const seconds = () => Math.floor(server.now.getTime() / 1000)

  it('ends a token, to the second', async () => {
    expect(await statusOf(await signed({ exp: seconds() + 1 }))).toBe(200)
    expect(await statusOf(await signed({ exp: seconds() }))).toBe(401)
    const begun = server.now
    server.now = new Date(begun.getTime() + 600_000)
    expect(await statusOf(person.accessToken)).toBe(401)
    server.now = begun
  })

  it('refuses one that would live longer than any should', async () => {
    expect(await statusOf(await signed({ exp: seconds() + 661 }))).toBe(401)
    const tomorrow = seconds() + 86_400
    expect(await statusOf(await signed({ iat: tomorrow, exp: tomorrow + 600 }))).toBe(401)
  })

  it('refuses one that begins later', async () => {
    expect(await statusOf(await signed({ nbf: seconds() + 120 }))).toBe(401)
  })
})

describe('the key set', () => {
  it('lets anybody check a token, with public keys only', async () => {
    const reply = await server.fetch('/.well-known/jwks.json')
    expect(reply.status).toBe(200)
    expect(reply.headers.get('access-control-allow-origin')).toBe('*')
    expect(reply.headers.get('cache-control')).toBe('public, max-age=180')
    const set = (await reply.json()) as JSONWebKeySet
    expect(set.keys.map((jwk) => Object.keys(jwk).toSorted())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x'],
    ])
    const { payload } = await jwtVerify(person.accessToken, createLocalJWKSet(set), {
      issuer,
      audience: issuer,
      typ: 'at+jwt',
      currentDate: server.now,
    })
    expect(payload.sub).toBe(person.id)
  })

  it('of a service with two keys has both, and tokens of the second are accepted', async () => {
    const clock = { now: () => server.now }
    const seeds = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(8)]
    const { signing } = createKeyRing({ signing: seeds, encryption: seeds }, clock)
    const two = await createTestServer({}, { signing: seeds, encryption: seeds })
    try {
      const seed = createSeed(two)
      const someone = await seed.person('customer', await seed.company('Huta'))
      const set = (await (await two.fetch('/.well-known/jwks.json')).json()) as JSONWebKeySet
      expect(set.keys.map(({ kid }) => kid)).toEqual(signing.all().map(({ id }) => id))
      const [, older] = signing.all()
      const [, body = ''] = someone.accessToken.split('.')
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as JWTPayload
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: older?.id ?? '' })
        .sign(older?.privateKey ?? key().privateKey)
      const headers = { Authorization: `Bearer ${token}` }
      expect((await two.fetch('/v1/me', { headers })).status).toBe(200)
    } finally {
      await two.close()
    }
  })
})
