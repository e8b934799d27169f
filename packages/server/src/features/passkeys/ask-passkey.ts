import type { PasskeyRequest } from '@hezo/api'
import type { Context } from '../../context.ts'
import { ceremonyLifetime, openCeremony, type Purpose } from './ceremonies.ts'
import { describeCredentials } from './passkey-store.ts'
import { relyingPartyId } from './relying-party.ts'

/**
 * Asks the browser for a passkey: one of the person's or, where nobody is known yet, any.
 *
 * @param userVerification whether the authenticator has to verify the person.
 */
export async function askPasskey(
  context: Context,
  purpose: Purpose,
  userVerification: 'required' | 'preferred',
  userId?: string,
): Promise<PasskeyRequest> {
  const { clock, db } = context
  const { passkeyToken, challenge } = await openCeremony(db, purpose, clock.now())
  return {
    passkeyToken,
    options: {
      rpId: relyingPartyId(context),
      challenge: challenge.toString('base64url'),
      timeout: ceremonyLifetime,
      userVerification,
      ...(userId !== undefined && { allowCredentials: await describeCredentials(db, userId) }),
    },
  }
}
