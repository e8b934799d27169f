import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'

/**
 * Lets through what a page of its own made. Within somebody else's page a person does not see whom the
 * passkey answers (WebAuthn §13.4.2).
 *
 * @throws Error for a frame within a page of another origin.
 */
export function refuseFrames(clientDataJSON: string): void {
  const { crossOrigin, topOrigin } = decodeClientDataJSON(clientDataJSON)
  if (crossOrigin === true || topOrigin !== undefined) {
    throw new Error('the passkey was used in a frame of another page')
  }
}
