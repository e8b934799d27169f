import type { Assertion, NewCredential, PasskeyCreation, PasskeyRequest } from '@hezo/api'

/**
 * Why the browser gave no passkey: the person thought better of it or let the time pass (browsers tell
 * no more), the authenticator has one for this account already, or passkeys do not work here.
 */
export type PasskeyObstacle = 'cancelled' | 'already_added' | 'unavailable'

/** The browser gave no passkey. */
export class PasskeyFailure extends Error {
  override readonly name = 'PasskeyFailure'
  readonly obstacle: PasskeyObstacle

  constructor(obstacle: PasskeyObstacle) {
    super(obstacle)
    this.obstacle = obstacle
  }
}

/** Whether this browser knows passkeys, and we take them here: in frames nobody sees whom one answers. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in globalThis && parent === self
}

/**
 * Asks the person to make a passkey; the answer goes to `passkeys.confirm`.
 *
 * @throws PasskeyFailure
 */
export async function createPasskey(
  { challenge, user, excludeCredentials, ...options }: PasskeyCreation['options'],
  signal?: AbortSignal,
): Promise<NewCredential> {
  const made = await ask<AuthenticatorAttestationResponse>((credentials) =>
    credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(challenge),
        user: { ...user, id: toBytes(user.id) },
        excludeCredentials: excludeCredentials.map(toDescriptor),
      },
      ...(signal && { signal }),
    }),
  )
  const { response } = made
  return toJson(made, {
    attestationObject: toText(response.attestationObject),
    // What stands in for a browser's own may not have it.
    transports: 'getTransports' in response ? response.getTransports() : [],
  })
}

/**
 * Asks the person to use a passkey; the answer goes to `passkeys.signIn` or `passkeys.stepUp`.
 *
 * @param how `mediation: 'conditional'` offers passkeys with the browser's suggestions for a field
 *   whose `autocomplete` ends with `webauthn`, and waits.
 * @throws PasskeyFailure
 */
export async function usePasskey(
  { challenge, allowCredentials, ...options }: PasskeyRequest['options'],
  how: { readonly signal?: AbortSignal; readonly mediation?: CredentialMediationRequirement } = {},
): Promise<Assertion> {
  const used = await ask<AuthenticatorAssertionResponse>((credentials) =>
    credentials.get({
      publicKey: {
        ...options,
        challenge: toBytes(challenge),
        ...(allowCredentials && { allowCredentials: allowCredentials.map(toDescriptor) }),
      },
      ...how,
    }),
  )
  const { authenticatorData, signature, userHandle } = used.response
  return toJson(used, {
    authenticatorData: toText(authenticatorData),
    signature: toText(signature),
    userHandle: userHandle && toText(userHandle),
  })
}

type Answer<R> = PublicKeyCredential & { readonly response: R }

async function ask<R>(
  question: (credentials: CredentialsContainer) => Promise<Credential | null>,
): Promise<Answer<R>> {
  let answer
  try {
    answer = await question(navigator.credentials)
  } catch (error) {
    throw new PasskeyFailure(obstacles[(error as Error).name] ?? 'unavailable')
  }
  if (!answer) throw new PasskeyFailure('cancelled')
  return answer as Answer<R>
}

/** By the names of what browsers throw (WebAuthn §5.1.3, §5.1.4). */
const obstacles: Readonly<Record<string, PasskeyObstacle>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'already_added',
}

// By hand and not by `toJSON()`: that is missing in browsers of 2024 and in what some password
// managers give in place of the browser's own.
function toJson<T>(
  { id, rawId, response }: PublicKeyCredential,
  more: T,
): {
  id: string
  rawId: string
  type: 'public-key'
  response: T & { clientDataJSON: string }
} {
  const clientDataJSON = toText(response.clientDataJSON)
  return { id, rawId: toText(rawId), type: 'public-key', response: { clientDataJSON, ...more } }
}

function toDescriptor({
  id,
  transports,
}: PasskeyCreation['options']['excludeCredentials'][number]): PublicKeyCredentialDescriptor {
  return {
    id: toBytes(id),
    type: 'public-key',
    ...(transports && { transports: transports as AuthenticatorTransport[] }),
  }
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (character) => character.charCodeAt(0))
}

function toText(bytes: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
