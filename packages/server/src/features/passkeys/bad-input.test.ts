// Threat: input of a size or form that no browser sends costs the server work, or gets past it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAuthenticator } from '../../testing/authenticator.ts'
import { addPasskey } from '../../testing/passkeys.ts'
import { post } from '../../testing/post.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
  await addPasskey(anna.client, authenticator)
})
afterAll(() => server.close())

const authenticator = createAuthenticator()
const long = 'A'.repeat(10_000)

describe('a passkey at sign-in', () => {
  it.each([
    ['id', 'credential.id'],
    ['rawId', 'credential.rawId'],
    ['response.clientDataJSON', 'credential.response.clientDataJSON'],
    ['response.authenticatorData', 'credential.response.authenticatorData'],
    ['response.signature', 'credential.response.signature'],
    ['response.userHandle', 'credential.response.userHandle'],
  ])('with %s far too long is refused before anything is read', async (field, path) => {
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const given = authenticator.get(options)
    const [outer = '', inner] = field.split('.')
    const credential = inner
      ? { ...given, response: { ...given.response, [inner]: long } }
      : { ...given, [outer]: long }
    const reply = await post(server, '/v1/sign-ins/passkey', { passkeyToken, credential })
    expect(reply).toMatchObject({
      status: 422,
      code: 'validation_failed',
      body: { fields: [{ path, code: 'shape.wrong_format' }] },
    })
  })

  it('whose two ids differ is refused', async () => {
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const credential = { ...authenticator.get(options), rawId: 'AAAA' }
    const reply = await post(server, '/v1/sign-ins/passkey', { passkeyToken, credential })
    expect(reply.code).toBe('passkey_rejected')
  })

  it('is taken with all that a browser may add, results of any extension too', async () => {
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const given = authenticator.get(options)
    const credential = {
      ...given,
      authenticatorAttachment: null,
      clientExtensionResults: { appid: false, prf: { results: { first: 'AAAA' } }, other: [1] },
    }
    const reply = await post(server, '/v1/sign-ins/passkey', { passkeyToken, credential })
    expect(reply.status).toBe(201)
  })

  it('is taken after a password without a handle, in each form that browsers write none', async () => {
    for (const userHandle of [null, '']) {
      const client = server.client()
      const { challengeToken } = await client.signIns.create(credentials(anna))
      const { passkeyToken, options } = await client.passkeys.startSignIn({ challengeToken })
      const credential = authenticator.get(options, { userHandle })
      const signedIn = client.passkeys.signIn({ passkeyToken, challengeToken, credential })
      await expect(signedIn).resolves.toHaveProperty('accessToken')
    }
  })
})

describe('a new passkey', () => {
  it('is taken with the least that a browser gives', async () => {
    const { passkeyToken, options } = await anna.client.passkeys.start()
    const { id, rawId, type, response } = createAuthenticator().create(options)
    const { clientDataJSON, attestationObject } = response
    const credential = { id, rawId, type, response: { clientDataJSON, attestationObject } }
    await anna.client.passkeys.confirm({ passkeyToken, name: 'Klucz', credential })
    const again = (await anna.client.passkeys.start()).options.excludeCredentials
    expect(again.find((known) => known.id === id)).toEqual({ id, type })
  })

  it('is taken with its own signature, which browsers leave where none was asked for', async () => {
    const { passkeyToken, options } = await anna.client.passkeys.start()
    const credential = createAuthenticator().create(options, { attestation: 'self' })
    const added = anna.client.passkeys.confirm({ passkeyToken, name: 'Klucz', credential })
    await expect(added).resolves.toMatchObject({ name: 'Klucz' })
  })

  it('whose id is not the one that its authenticator wrote is refused', async () => {
    const { passkeyToken, options } = await anna.client.passkeys.start()
    const made = createAuthenticator().create(options)
    const credential = { ...made, id: 'AAAA', rawId: 'AAAA' }
    const added = anna.client.passkeys.confirm({ passkeyToken, name: 'Klucz', credential })
    await expect(added).rejects.toMatchObject({ code: 'passkey_rejected' })
  })
})
