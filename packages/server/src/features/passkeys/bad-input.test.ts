// Threat: input of a size or form that no browser sends costs the server work, or gets past it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAuthenticator } from '../../testing/authenticator.ts'
import { addPasskey } from '../../testing/passkeys.ts'
import { post } from '../../testing/post.ts'
import { registerCustomer, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())

const authenticator = createAuthenticator()
const long = 'A'.repeat(10_000)

describe('a passkey at sign-in', () => {
  beforeAll(async () => {
    const anna = await registerCustomer(server, await seedCompany(server.services))
    await addPasskey(anna.client, authenticator)
  })

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
})
