// Threat: a stranger finds out who has an account or a passkey, or which credential is whose.
import type { Assertion } from '@hezo/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { comparableHeaders } from '../../testing/comparable-headers.ts'
import { createAuthenticator, type SoftAuthenticator } from '../../testing/authenticator.ts'
import { addPasskey } from '../../testing/passkeys.ts'
import { post, type RawReply } from '../../testing/post.ts'
import { registerCustomer, seedCompany, type TestPerson } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
let authenticator: SoftAuthenticator
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
  authenticator = createAuthenticator()
  await addPasskey(anna.client, authenticator)
})
afterAll(() => server.close())

const start = () => post(server, '/v1/sign-ins/passkey/start', {})

/** Everything of a reply that a stranger could compare. */
function shape(reply: RawReply): unknown {
  const headers = comparableHeaders(reply.headers)
  return { ...reply, text: reply.text.length, headers, body: { ...reply.body, requestId: '' } }
}

it('an unknown credential, a wrong signature and a wrong handle get one answer', async () => {
  const stranger = createAuthenticator()
  stranger.create((await anna.client.passkeys.start()).options)
  const answers: ((asked: Parameters<SoftAuthenticator['get']>[0]) => Assertion)[] = [
    (asked) => stranger.get(asked),
    (asked) => {
      const { id, rawId } = authenticator.get(asked)
      return { ...stranger.get(asked), id, rawId }
    },
    (asked) => authenticator.get(asked, { userHandle: 'AAAA' }),
    (asked) => authenticator.get(asked, { userVerified: false }),
  ]
  const replies = []
  for (const answer of answers) {
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const body = { passkeyToken, credential: answer(options) }
    replies.push(await post(server, '/v1/sign-ins/passkey', body))
  }
  expect(replies[0]).toMatchObject({ status: 422, code: 'passkey_rejected' })
  for (const reply of replies) expect(shape(reply)).toEqual(shape(replies[0] ?? reply))
})

it('what is asked before a password is the same for everybody but for its randomness', async () => {
  const known = async (): Promise<unknown> => {
    const { status, body } = await start()
    const options = body['options'] as Record<string, unknown>
    return { status, body: { ...body, passkeyToken: '', options: { ...options, challenge: '' } } }
  }
  expect(await known()).toEqual(await known())
  const [one, two] = [await start(), await start()]
  expect(one.text).toHaveLength(two.text.length)
  expect(one.body['passkeyToken']).not.toBe(two.body['passkeyToken'])
})

it('what authenticators keep of a person says nothing about the account', async () => {
  const { user } = (await anna.client.passkeys.start()).options
  const { id } = await anna.client.me.get()
  const handle = Buffer.from(user.id, 'base64url')
  expect(handle).toHaveLength(32)
  expect(handle.toString('latin1')).not.toContain(id)
  const eva = await registerCustomer(server, await seedCompany(server.services))
  expect((await eva.client.passkeys.start()).options.user.id).not.toBe(user.id)
})
