import { generateKeyPairSync } from 'node:crypto'
import type { Assertion } from '@hezo/api'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { Context } from '../../context.ts'
import type { KnownPasskey } from './passkey-store.ts'
import { refuseFrames } from './refuse-frames.ts'
import { ownOrigins, relyingPartyId } from './relying-party.ts'

/** What an assertion says of its authenticator. */
export interface ReadAssertion {
  readonly signCount: number
  readonly isSynced: boolean
}

/**
 * What the passkey signed over `challenge` (WebAuthn §7.2), on a page of ours; undefined for anything
 * else. An unknown passkey costs the same work as a known one.
 *
 * @param wish `userVerified`: the authenticator has to have verified the person.
 */
export async function readAssertion(
  { config, log }: Pick<Context, 'config' | 'log'>,
  given: Assertion,
  passkey: KnownPasskey | undefined,
  challenge: Buffer,
  wish: { readonly userVerified: boolean },
): Promise<ReadAssertion | undefined> {
  const { id, rawId, type, response } = given
  const { clientDataJSON, authenticatorData, signature } = response
  try {
    refuseFrames(clientDataJSON)
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId,
        type,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: ownOrigins(config),
      expectedRPID: relyingPartyId({ config }),
      requireUserVerification: wish.userVerified,
      // The count is compared when it is written, and only if the signature is right: whoever knows
      // the id of a credential could else make it look cloned.
      credential: { id, publicKey: new Uint8Array(passkey?.publicKey ?? decoyKey), counter: 0 },
    })
    if (!verified || !passkey) return undefined
    const { newCounter, credentialBackedUp } = authenticationInfo
    return { signCount: newCounter, isSynced: credentialBackedUp }
  } catch (error) {
    log.info({ reason: error instanceof Error ? error.message : error }, 'passkey refused')
    return undefined
  }
}

/** A key of nobody's, as COSE writes ES256 keys: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
const decoyKey = createDecoyKey()

function createDecoyKey(): Buffer {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
}
