/** Stands where the browser asks for passkeys: no test can press a key. */
export class Authenticator {
  /** What it answers to whatever is asked. */
  answer: () => Promise<Credential | null> = () => Promise.resolve(null)
  /** How often it was asked. */
  asked = 0

  /** Takes the place of the browser's own; the function returned gives that back. */
  plugIn(): () => void {
    const own = navigator.credentials
    const ask = (): Promise<Credential | null> => {
      this.asked += 1
      return this.answer()
    }
    const place = (value: object): void => {
      Object.defineProperty(navigator, 'credentials', { configurable: true, value })
    }
    place({ create: ask, get: ask })
    return () => place(own)
  }
}

/** Any bytes. */
export const bytes = new Uint8Array([1, 2, 3]).buffer

/** What an authenticator gives. */
export function credential(response: object): Credential {
  return {
    id: 'AQID',
    type: 'public-key',
    rawId: bytes,
    response: { clientDataJSON: bytes, ...response },
  } as unknown as Credential
}

/** A passkey that was used. */
export const used = (): Credential =>
  credential({ authenticatorData: bytes, signature: bytes, userHandle: null })

/** The part of the service's questions that is always the same. */
export const commonOptions = { rpId: location.hostname, challenge: 'AQID', timeout: 300_000 }

/** The service's question for a passkey. */
export const passkeyRequest = {
  passkeyToken: 'passkey-token-of-a-test-2',
  options: { ...commonOptions, userVerification: 'required' },
}
