import type { NewCredential } from '@hezo/api'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'
import type { Context } from '../../context.ts'
import { refuseFrames } from './refuse-frames.ts'
import { ownOrigins, relyingPartyId } from './relying-party.ts'

/** EdDSA, ES256 and RS256, as COSE calls them (RFC 9053 §2, RFC 8812 §2). */
export const algorithms = [-8, -7, -257]

/** What is kept of a new credential. */
export interface ReadCredential {
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly signCount: number
  readonly transports: string[]
  readonly isSynced: boolean
}

/**
 * The credential that answers `challenge` (WebAuthn §7.1), made on a page of ours; undefined for
 * anything else. Who made the authenticator is not asked: only what a browser leaves of an attestation
 * then, none or the credential's own signature, is read.
 */
export async function readCredential(
  { config, log }: Pick<Context, 'config' | 'log'>,
  given: NewCredential,
  challenge: Buffer,
): Promise<ReadCredential | undefined> {
  const { id, rawId, type } = given
  const { clientDataJSON, attestationObject, transports = [] } = given.response
  try {
    refuseFrames(clientDataJSON)
    refuseCertificates(attestationObject)
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId,
        type,
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: ownOrigins(config),
      expectedRPID: relyingPartyId({ config }),
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified || registrationInfo.credential.id !== id) return undefined
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      signCount: credential.counter,
      transports,
      isSynced: credentialBackedUp,
    }
  } catch (error) {
    log.info({ reason: error instanceof Error ? error.message : error }, 'passkey refused')
    return undefined
  }
}

function refuseCertificates(attestationObject: string): void {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject))
  const format = decoded.get('fmt')
  const isOwn = format === 'packed' && decoded.get('attStmt').get('x5c') === undefined
  if (format !== 'none' && !isOwn) throw new Error(`attestation ${format} was not asked for`)
}
