import { passkeys } from '@hezo/api/routes'
import { connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'
import { usePasskey } from './passkey-ceremony.ts'
import { told } from './told.ts'

const { startSignIn, signIn } = passkeys

/**
 * Signs in with a passkey and starts the session: alone, or as the second factor that a challenge
 * waits for. False when the person gave up.
 */
export async function signInWithPasskey(api: string, challengeToken?: string): Promise<boolean> {
  const client = connect({ passkeys: { startSignIn, signIn } }, await openConnection(api))
  const challenge = challengeToken ? { challengeToken } : {}
  const { passkeyToken, options } = await client.passkeys.startSignIn(challenge)
  const credential = await told(() => usePasskey(options))
  if (!credential) return false
  const tokens = await client.passkeys.signIn({ ...challenge, passkeyToken, credential })
  await client.session.start(tokens)
  return true
}
