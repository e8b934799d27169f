import { addressOf, secondsNow, type TestKey } from './dpop.ts'
import { post, type RawReply } from './post.ts'
import { credentials, type TestPerson, totpCode } from './test-accounts.ts'
import type { TestServer } from './test-server.ts'

/** The tokens of a session as they came over the wire. */
export interface TestTokens {
  readonly accessToken: string
  readonly refreshToken: string
}

/** Signs a person in, with the session bound to a key of the test's own. */
export async function startBoundSession(
  server: TestServer,
  person: TestPerson,
  key: TestKey,
): Promise<TestTokens> {
  // A code counts once.
  server.now = new Date(server.now.getTime() + 30_000)
  const { challengeToken } = await server.client().signIns.create(credentials(person))
  const code = totpCode(server, person.totpSecret)
  const path = '/v1/sign-ins/second-factor'
  const reply = await postProved(server, key, path, { method: 'totp', challengeToken, code })
  return {
    accessToken: String(reply.body['accessToken']),
    refreshToken: String(reply.body['refreshToken']),
  }
}

/** Posts with a proof, without a token, as a client does where a session begins or goes on. */
export async function postProved(
  server: TestServer,
  key: TestKey,
  path: `/v1/${string}`,
  body: unknown,
): Promise<RawReply> {
  const DPoP = await key.prove({ htm: 'POST', htu: addressOf(path), iat: secondsNow(server) })
  return post(server, path, body, { headers: { DPoP } })
}
