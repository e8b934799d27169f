import type { TotpEnrolment } from '@hezo/api'
import type { Services } from '../../context.ts'
import { qrPath } from '../../platform/qr-path.ts'
import { createTotpSecret, matchTotpStep, totpUri } from '../../platform/totp.ts'

/** What a person is shown to set up an authenticator app with this secret. */
export function describeEnrolment(
  { config }: Pick<Services, 'config'>,
  email: string,
  secret: string,
): TotpEnrolment {
  const uri = totpUri(config.totpIssuer, email, secret)
  return { uri, secret, qr: qrPath(uri) }
}

/** A new TOTP secret, sealed for one row. `place` names the row: see `SecretBox`. */
export function createSealedTotpSecret(
  { secrets }: Pick<Services, 'secrets'>,
  place: string,
): Buffer {
  return secrets.seal(Buffer.from(createTotpSecret()), place)
}

/** Opens what {@link createSealedTotpSecret} sealed. */
export function openTotpSecret(
  { secrets }: Pick<Services, 'secrets'>,
  sealed: Uint8Array,
  place: string,
): string {
  return secrets.open(sealed, place).toString()
}

/** The place of a person's TOTP secret. */
export function userTotpPlace(userId: string): string {
  return `users:${userId}:totp`
}

/** A second factor in use, as a person's row keeps it. */
export interface EnrolledFactor {
  readonly totp_secret: Buffer
  readonly totp_last_step: number
}

/**
 * Takes a secret from where it was enrolled to the person's own row, if `code` proves that the app
 * has it. The step of that code counts as used.
 *
 * @returns undefined when the code is wrong.
 */
export function confirmEnrolment(
  services: Pick<Services, 'clock' | 'secrets'>,
  enrolled: { readonly sealed: Uint8Array; readonly place: string },
  userId: string,
  code: string,
): EnrolledFactor | undefined {
  const secret = openTotpSecret(services, enrolled.sealed, enrolled.place)
  const step = matchTotpStep(secret, code, services.clock.now())
  if (step === undefined) return undefined
  const sealed = services.secrets.seal(Buffer.from(secret), userTotpPlace(userId))
  return { totp_secret: sealed, totp_last_step: step }
}
