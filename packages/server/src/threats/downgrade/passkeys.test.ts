// Threat: less is given than a passkey promises: another page, another authenticator, nobody present,
// nobody verified, something changed after it was signed.
import type { Assertion, NewCredential } from '@hezo/api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type CeremonyWishes,
  createAuthenticator,
  type SoftAuthenticator,
} from '../../testing/authenticator.ts'
import {
  addPasskey,
  signInWithBoth,
  signInWithPasskey,
  stepUpWithPasskey,
} from '../../testing/passkeys.ts'
import { post } from '../../testing/post.ts'
import { createSeed } from '../../testing/seed.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const reseller = 'https://partner.example'
let server: TestServer
let anna: TestPerson
let authenticator: SoftAuthenticator
beforeAll(async () => {
  server = await createTestServer({ EMBED_ORIGINS: reseller })
})
afterAll(() => server.close())
beforeEach(async () => {
  anna = await registerCustomer(server, await seedCompany(server.services))
  authenticator = createAuthenticator()
})

const rejected = { code: 'passkey_rejected', status: 422 }

/** What no browser on a page of ours gives, whatever it was asked for. */
const wrong: readonly (readonly [string, CeremonyWishes])[] = [
  ['made on a reseller’s page', { origin: reseller }],
  ['made on a page under another scheme', { origin: 'https://hezo.test' }],
  ['made on a page at another port', { origin: 'http://hezo.test:8080' }],
  ['made on a page of a subdomain', { origin: 'http://www.hezo.test' }],
  ['made for another site', { rpId: 'evil.example' }],
  ['made in a frame of another page', { clientData: { crossOrigin: true } }],
  [
    'made in a frame that names the page',
    { clientData: { crossOrigin: true, topOrigin: reseller } },
  ],
  ['with a page above it and no frame', { clientData: { topOrigin: reseller } }],
  ['with nobody present', { userPresent: false }],
  ['to another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
]

describe.each(wrong)('an answer %s', (_, wishes) => {
  it('opens, proves and adds nothing', async () => {
    await addPasskey(anna.client, authenticator)
    await expect(signInWithPasskey(server, authenticator, wishes)).rejects.toMatchObject(rejected)
    const both = signInWithBoth(server, anna, authenticator, wishes)
    await expect(both).rejects.toMatchObject(rejected)
    const stepUp = stepUpWithPasskey(anna.client, authenticator, wishes)
    await expect(stepUp).rejects.toMatchObject(rejected)
    await expect(add({}, wishes)).rejects.toMatchObject(rejected)
    expect((await anna.client.passkeys.list()).items).toHaveLength(1)
  })
})

/** Adds a passkey, with some of the browser's answer replaced. */
async function add(
  replaced: Partial<NewCredential['response']>,
  wishes?: CeremonyWishes,
): Promise<unknown> {
  const { passkeyToken, options } = await anna.client.passkeys.start()
  const made = createAuthenticator().create(options, wishes)
  const credential = { ...made, response: { ...made.response, ...replaced } }
  return anna.client.passkeys.confirm({ passkeyToken, name: 'Telefon', credential })
}

describe('a person whom the authenticator did not verify', () => {
  const unverified = { userVerified: false }

  it('does not get in by the passkey alone', async () => {
    await addPasskey(anna.client, authenticator)
    const signedIn = signInWithPasskey(server, authenticator, unverified)
    await expect(signedIn).rejects.toMatchObject(rejected)
  })

  it('does not prove a session anew', async () => {
    await addPasskey(anna.client, authenticator)
    const stepUp = stepUpWithPasskey(anna.client, authenticator, unverified)
    await expect(stepUp).rejects.toMatchObject(rejected)
  })
})

describe('an answer changed after it was signed', () => {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')
  const changes: [string, (response: Assertion['response']) => Partial<Assertion['response']>][] = [
    [
      'in its client data',
      ({ clientDataJSON }) => ({
        clientDataJSON: Buffer.from(`${bytes(clientDataJSON).toString()} `).toString('base64url'),
      }),
    ],
    [
      'to say that the person was verified',
      ({ authenticatorData }) => {
        const data = bytes(authenticatorData)
        data[32] = (data[32] ?? 0) | 4
        return { authenticatorData: data.toString('base64url') }
      },
    ],
    [
      'in its signature',
      ({ signature }) => {
        const signed = bytes(signature)
        signed[signed.length - 1] = (signed.at(-1) ?? 0) ^ 1
        return { signature: signed.toString('base64url') }
      },
    ],
    ['to no signature of any kind', () => ({ signature: 'AAAA' })],
    ['to authenticator data cut short', () => ({ authenticatorData: 'AAAA' })],
    ['to client data that is no JSON', () => ({ clientDataJSON: 'AAAA' })],
    ['to client data that is no object', () => ({ clientDataJSON: 'bnVsbA' })],
  ]

  it.each(changes)('%s opens nothing', async (_, change) => {
    await addPasskey(anna.client, authenticator)
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const given = authenticator.get(options, { userVerified: false })
    const response = { ...given.response, ...change(given.response) }
    const credential = { ...given, response }
    await expect(
      server.client().passkeys.signIn({ passkeyToken, credential }),
    ).rejects.toMatchObject(rejected)
  })
})

describe('what was signed for one thing', () => {
  it('is not taken for the other', async () => {
    await addPasskey(anna.client, authenticator)
    const created = signInWithPasskey(server, authenticator, { type: 'webauthn.create' })
    await expect(created).rejects.toMatchObject(rejected)
    await expect(add({}, { type: 'webauthn.get' })).rejects.toMatchObject(rejected)
  })
})

describe('a new passkey', () => {
  it.each<[string, CeremonyWishes]>([
    ['of an algorithm that was not asked for', { algorithm: -47 }],
    ['of ES256 under the name of EdDSA', { algorithm: -8, attestation: ['packed', selfSigned()] }],
    ['with the certificates of its maker', { attestation: ['packed', certified()] }],
    ['with an attestation that was not asked for', { attestation: ['tpm', new Map()] }],
    ['with a statement where there is none', { attestation: ['none', selfSigned()] }],
    ['signed by nobody', { attestation: ['packed', selfSigned()] }],
  ])('%s is not added', async (_, wishes) => {
    await expect(add({}, wishes)).rejects.toMatchObject(rejected)
  })

  it('whose answer is garbage is not added', async () => {
    await expect(add({ attestationObject: 'AAAA' })).rejects.toMatchObject(rejected)
    await expect(add({ clientDataJSON: 'AAAA' })).rejects.toMatchObject(rejected)
  })
})

function selfSigned(): Map<string, unknown> {
  return new Map<string, unknown>([
    ['alg', -7],
    ['sig', new Uint8Array(70)],
  ])
}

function certified(): Map<string, unknown> {
  return new Map([...selfSigned(), ['x5c', [new Uint8Array(100)]]])
}

describe('a passkey that was removed', () => {
  it('opens nothing, not even what was asked before', async () => {
    const { id: passkeyId } = await addPasskey(anna.client, authenticator)
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const credential = authenticator.get(options)
    await anna.client.passkeys.remove({ passkeyId })
    await expect(
      server.client().passkeys.signIn({ passkeyToken, credential }),
    ).rejects.toMatchObject(rejected)
    await expect(signInWithPasskey(server, authenticator)).rejects.toMatchObject(rejected)
  })
})

describe('on a reseller’s page', () => {
  const headers = { Origin: reseller }

  it('no passkey is asked for', async () => {
    const reply = await post(server, '/v1/sign-ins/passkey/start', {}, { headers })
    expect(reply).toMatchObject({ status: 403, code: 'passkeys_not_here' })
    const seed = createSeed(server)
    const { accessToken } = await seed.person('customer', await seed.company('Huta'))
    const signedIn = { ...headers, Authorization: `Bearer ${accessToken}` }
    for (const path of ['/v1/passkeys/start', '/v1/passkeys/step-up/start'] as const) {
      const asked = await post(server, path, {}, { headers: signedIn })
      expect(asked).toMatchObject({ status: 403, code: 'passkeys_not_here' })
    }
  })

  it('none is offered after a password, as it is on a page of ours', async () => {
    await addPasskey(anna.client, authenticator)
    const methods = async (Origin: string) => {
      const { body } = await post(server, '/v1/sign-ins', credentials(anna), {
        headers: { Origin },
      })
      return body['methods']
    }
    expect(await methods(reseller)).toEqual(['totp', 'recovery_code'])
    expect(await methods('http://hezo.test')).toEqual(['totp', 'recovery_code', 'passkey'])
  })
})
