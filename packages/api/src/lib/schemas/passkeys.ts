import * as z from 'zod/mini'
import { Instant } from './common.ts'
import { lineSchema, textLimits } from './fields.ts'
import { pageQuery } from './page.ts'
import { patternSchema } from './pattern.ts'
import { OpaqueToken } from './session.ts'

// The JSON forms of WebAuthn Level 3 (§5.1.8 to §5.1.10), as browsers read and write them. Lengths are
// those of base64url text; what real authenticators send stays well below.

/** Bytes as base64url without padding, 1 to `max` characters. */
/*@__NO_SIDE_EFFECTS__*/
function bytesSchema(max: number): z.ZodMiniString<string> {
  return patternSchema(/^[\w-]+$/, max)
}

/** The id of a credential: at most 1023 bytes (§4). */
export const CredentialId = bytesSchema(1364)
/** At most 64 bytes (§5.4.3). Safari writes a missing one as an empty text. */
const UserHandle = patternSchema(/^[\w-]*$/, 88)
const Attachment = z.literal(['platform', 'cross-platform'])
const UserVerification = z.literal(['required', 'preferred', 'discouraged'])

/** Ways to reach an authenticator; there will be more than are known today. */
/*@__NO_SIDE_EFFECTS__*/
function transportList(): z.ZodMiniArray<z.ZodMiniString<string>> {
  return z.array(patternSchema(/^[a-z-]+$/, 20)).check(z.maxLength(10))
}

/** What every answer of an authenticator carries beside its own part. */
const credentialFields = {
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: z.optional(z.nullable(Attachment)),
  clientExtensionResults: z.optional(z.looseObject({})),
}

/** A new credential, as `PublicKeyCredential.toJSON()` gives it after `create()`. */
export const NewCredential = z.strictObject({
  ...credentialFields,
  response: z.strictObject({
    clientDataJSON: bytesSchema(4096),
    attestationObject: bytesSchema(8192),
    authenticatorData: z.optional(z.nullable(bytesSchema(4096))),
    publicKey: z.optional(z.nullable(bytesSchema(2048))),
    publicKeyAlgorithm: z.optional(z.nullable(z.number())),
    transports: z.optional(transportList()),
  }),
})
export type NewCredential = z.output<typeof NewCredential>

/** A signed challenge, as `PublicKeyCredential.toJSON()` gives it after `get()`. */
export const Assertion = z.strictObject({
  ...credentialFields,
  response: z.strictObject({
    clientDataJSON: bytesSchema(4096),
    authenticatorData: bytesSchema(4096),
    signature: bytesSchema(1024),
    userHandle: z.optional(z.nullable(UserHandle)),
  }),
})
export type Assertion = z.output<typeof Assertion>

const Credentials = z.array(
  z.object({
    id: z.string(),
    type: z.literal('public-key'),
    transports: z.optional(z.array(z.string())),
  }),
)

/** What `PublicKeyCredential.parseCreationOptionsFromJSON` reads. */
const CreationOptions = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
  timeout: z.number(),
  attestation: z.literal('none'),
  excludeCredentials: Credentials,
  authenticatorSelection: z.object({
    residentKey: z.literal(['required', 'preferred', 'discouraged']),
    requireResidentKey: z.boolean(),
    userVerification: UserVerification,
  }),
})

/** What `PublicKeyCredential.parseRequestOptionsFromJSON` reads. */
const RequestOptions = z.object({
  rpId: z.string(),
  challenge: z.string(),
  timeout: z.number(),
  userVerification: UserVerification,
  allowCredentials: z.optional(Credentials),
})

/** A passkey about to be made: what the browser is asked, and the token that its answer goes with. */
export const PasskeyCreation = z.object({ passkeyToken: z.string(), options: CreationOptions })
export type PasskeyCreation = z.output<typeof PasskeyCreation>

/** A passkey about to be used: what the browser is asked, and the token that its answer goes with. */
export const PasskeyRequest = z.object({ passkeyToken: z.string(), options: RequestOptions })
export type PasskeyRequest = z.output<typeof PasskeyRequest>

/**
 * A passkey of the person. A synced one is kept by its provider on all the person's devices; another
 * one is lost with its device. `lastUsedAt` is null until it is used.
 */
export const Passkey = z.object({
  id: z.string(),
  name: z.string(),
  isSynced: z.boolean(),
  createdAt: Instant,
  lastUsedAt: z.nullable(Instant),
})
export type Passkey = z.output<typeof Passkey>

/** What the person calls a passkey. */
export const PasskeyName = lineSchema(textLimits.passkeyName)

/** The answer of a new passkey, and its name. */
export const NewPasskey = z.strictObject({
  passkeyToken: OpaqueToken,
  name: PasskeyName,
  credential: NewCredential,
})
export type NewPasskey = z.output<typeof NewPasskey>

/** What a sign-in with a passkey starts from: a password given before, or nothing. */
export const PasskeySignInStart = z.strictObject({ challengeToken: z.optional(OpaqueToken) })
export type PasskeySignInStart = z.output<typeof PasskeySignInStart>

/** The answer of a passkey at sign-in; with the challenge, if it was started with one. */
export const PasskeySignIn = z.strictObject({
  passkeyToken: OpaqueToken,
  challengeToken: z.optional(OpaqueToken),
  credential: Assertion,
})
export type PasskeySignIn = z.output<typeof PasskeySignIn>

/** The answer of a passkey within a session. */
export const PasskeyStepUp = z.strictObject({ passkeyToken: OpaqueToken, credential: Assertion })
export type PasskeyStepUp = z.output<typeof PasskeyStepUp>

/** What the list of passkeys can be asked. */
export const PasskeyQuery = z.strictObject(pageQuery)
