import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { Assertion, NewCredential, PasskeyCreation, PasskeyRequest } from '@hezo/api'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What an authenticator or its browser may get wrong; right unless told. */
export interface CeremonyWishes {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  readonly userPresent?: boolean
  readonly userVerified?: boolean
  /** Fields of the client data that browsers add. */
  readonly clientData?: Readonly<Record<string, unknown>>
  /** Format and statement of the attestation; `self` for one that the new key signs. */
  readonly attestation?: 'self' | readonly [string, Map<string, unknown>]
  /** COSE number that the key claims. */
  readonly algorithm?: number
  readonly signCount?: number
  /** The id of a new passkey. */
  readonly credentialId?: string
  readonly userHandle?: string | null
  /** Whose passkey signs; else the newest that the question allows. */
  readonly passkey?: SoftPasskey
}

/** A passkey as the authenticator keeps it. */
export interface SoftPasskey {
  readonly id: string
  readonly rpId: string
  readonly userHandle: string
  readonly privateKey: KeyObject
  signCount: number
}

/** An authenticator in software and the browser before it, for ES256. */
export interface SoftAuthenticator {
  readonly passkeys: readonly SoftPasskey[]
  create(options: PasskeyCreation['options'], wishes?: CeremonyWishes): NewCredential
  get(options: PasskeyRequest['options'], wishes?: CeremonyWishes): Assertion
}

// Flags of authenticator data (WebAuthn §6.1).
const flags = { userPresent: 1, userVerified: 4, synced: 8 | 16, credentialData: 64 }

/** @param kind `synced` passkeys do not count their uses; those of a security key do. */
export function createAuthenticator(
  kind: 'synced' | 'counting' = 'synced',
  pageOrigin = 'http://hezo.test',
): SoftAuthenticator {
  const passkeys: SoftPasskey[] = []
  const countFrom = kind === 'counting' ? 1 : 0

  function clientData(type: string, challenge: string, wishes: CeremonyWishes): Buffer {
    const { origin = pageOrigin, clientData: more } = wishes
    return json({
      type: wishes.type ?? type,
      challenge: wishes.challenge ?? challenge,
      origin,
      crossOrigin: false,
      ...more,
    })
  }

  function authenticatorData(rpId: string, signCount: number, wishes: CeremonyWishes): Buffer {
    const { userPresent = true, userVerified = true } = wishes
    const bits =
      (userPresent ? flags.userPresent : 0) |
      (userVerified ? flags.userVerified : 0) |
      (kind === 'synced' ? flags.synced : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(wishes.signCount ?? signCount)
    const rpIdHash = createHash('sha256')
      .update(wishes.rpId ?? rpId)
      .digest()
    return Buffer.concat([rpIdHash, Buffer.of(bits), counter])
  }

  return {
    passkeys,
    create(options, wishes = {}) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const { credentialId } = wishes
      const id = credentialId ? Buffer.from(credentialId, 'base64url') : randomBytes(32)
      const data = authenticatorData(options.rp.id, countFrom, wishes)
      data[32] = (data[32] ?? 0) | flags.credentialData
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const key = coseKey(publicKey, wishes.algorithm)
      const authData = Buffer.concat([data, Buffer.alloc(16), length, id, key])
      const client = clientData('webauthn.create', options.challenge, wishes)
      const { attestation: wished = ['none', new Map<string, unknown>()] } = wishes
      const [format, statement] =
        wished === 'self' ? selfAttestation(authData, client, privateKey) : wished
      const attestation = new Map<string, unknown>([
        ['fmt', format],
        ['attStmt', statement],
        ['authData', new Uint8Array(authData)],
      ])
      passkeys.push({
        id: text(id),
        rpId: options.rp.id,
        userHandle: options.user.id,
        privateKey,
        signCount: countFrom,
      })
      return {
        id: text(id),
        rawId: text(id),
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: {},
        response: {
          clientDataJSON: text(client),
          attestationObject: text(encode(attestation)),
          authenticatorData: text(authData),
          publicKey: text(publicKey.export({ type: 'spki', format: 'der' })),
          publicKeyAlgorithm: -7,
          transports: ['internal', 'hybrid'],
        },
      }
    },
    get(options, wishes = {}) {
      const allowed = options.allowCredentials?.map(({ id }) => id)
      const passkey =
        wishes.passkey ?? passkeys.findLast(({ id }) => !allowed || allowed.includes(id))
      if (!passkey) throw new Error('no passkey here')
      if (kind === 'counting') passkey.signCount += 1
      const data = authenticatorData(passkey.rpId, passkey.signCount, wishes)
      const client = clientData('webauthn.get', options.challenge, wishes)
      return {
        id: passkey.id,
        rawId: passkey.id,
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: {},
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(data),
          signature: text(signBoth(data, client, passkey.privateKey)),
          userHandle: wishes.userHandle === undefined ? passkey.userHandle : wishes.userHandle,
        },
      }
    },
  }
}

function selfAttestation(
  authData: Buffer,
  client: Buffer,
  key: KeyObject,
): [string, Map<string, unknown>] {
  const sig = new Uint8Array(signBoth(authData, client, key))
  const statement = new Map<string, unknown>([
    ['alg', -7],
    ['sig', sig],
  ])
  return ['packed', statement]
}

/** Signs authenticator and client data as one (WebAuthn §6.3.3). */
function signBoth(authData: Buffer, client: Buffer, key: KeyObject): Buffer {
  const hash = createHash('sha256').update(client).digest()
  return sign('sha256', Buffer.concat([authData, hash]), key)
}

function coseKey(publicKey: KeyObject, algorithm = -7): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const key = new Map<number, unknown>([
    [1, 2],
    [3, algorithm],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ])
  return encode(key)
}

function encode(value: Map<number | string, unknown>): Buffer {
  return Buffer.from(isoCBOR.encode(value as Parameters<typeof isoCBOR.encode>[0]))
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url')
}
