import type { HezoClient } from '@hezo/sdk'
import { travel } from './post.ts'
import { codeIn, type TestPerson, totpCode } from './test-accounts.ts'
import type { TestServer } from './test-server.ts'

/** Signs a person in once more, in a browser of its own, with the code of the app as it is then. */
export async function signInAgain(
  server: TestServer,
  person: Pick<TestPerson, 'email' | 'password' | 'totpSecret'>,
  client: HezoClient = server.client(),
): Promise<HezoClient> {
  travel(server, 60)
  const { email, password, totpSecret } = person
  const { challengeToken } = await client.signIns.create({ email, password })
  const code = totpCode(server, totpSecret)
  await client.session.start(
    await client.signIns.secondFactor({ method: 'totp', challengeToken, code }),
  )
  return client
}

/** Begins a reset of the password and reads the code from its mail. */
export async function beginReset(
  server: TestServer,
  { email }: Pick<TestPerson, 'email'>,
  client: HezoClient = server.client(),
): Promise<{ readonly passwordResetToken: string; readonly code: string }> {
  const before = server.mailbox.all.length
  const { passwordResetToken } = await client.passwordResets.create({ email })
  return { passwordResetToken, code: codeIn(await server.mailbox.newest(email, before)) }
}

/** `ok`, or the code of the refusal. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => (error as { code: string }).code,
  )
}

/** Another code than this one. */
export function wrongCode(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}
