import type { Passkey, Tokens } from '@hezo/api'
import type { HezoClient } from '@hezo/sdk'
import type { CeremonyWishes, SoftAuthenticator } from './authenticator.ts'
import { credentials, type TestPerson } from './test-accounts.ts'
import type { TestServer } from './test-server.ts'

/** Adds a passkey of the authenticator to the account that `client` is signed in to. */
export async function addPasskey(
  client: HezoClient,
  authenticator: SoftAuthenticator,
  name = 'Laptop w pracy',
): Promise<Passkey> {
  const { passkeyToken, options } = await client.passkeys.start()
  const credential = authenticator.create(options)
  return client.passkeys.confirm({ passkeyToken, name, credential })
}

/** Signs in with a passkey alone. */
export async function signInWithPasskey(
  server: TestServer,
  authenticator: SoftAuthenticator,
  wishes?: CeremonyWishes,
): Promise<HezoClient> {
  const client = server.client()
  const { passkeyToken, options } = await client.passkeys.startSignIn()
  const credential = authenticator.get(options, wishes)
  return started(client, await client.passkeys.signIn({ passkeyToken, credential }))
}

/** Signs in with password and passkey. */
export async function signInWithBoth(
  server: TestServer,
  person: TestPerson,
  authenticator: SoftAuthenticator,
  wishes?: CeremonyWishes,
): Promise<HezoClient> {
  const client = server.client()
  const { challengeToken } = await client.signIns.create(credentials(person))
  const { passkeyToken, options } = await client.passkeys.startSignIn({ challengeToken })
  const credential = authenticator.get(options, wishes)
  const answer = { passkeyToken, challengeToken, credential }
  return started(client, await client.passkeys.signIn(answer))
}

/** Proves the second factor anew with a passkey. */
export async function stepUpWithPasskey(
  client: HezoClient,
  authenticator: SoftAuthenticator,
  wishes?: CeremonyWishes,
): Promise<void> {
  const { passkeyToken, options } = await client.passkeys.startStepUp()
  const credential = authenticator.get(options, wishes)
  await client.passkeys.stepUp({ passkeyToken, credential })
}

async function started(client: HezoClient, tokens: Tokens): Promise<HezoClient> {
  await client.session.start(tokens)
  return client
}
