import { timingSafeEqual } from 'node:crypto'
import { generateSecret, generateSync, generateURI } from 'otplib'

// RFC 6238 §4: steps of 30 seconds, which is what authenticator apps know.
const period = 30

/** A new secret: 160 random bits (RFC 4226 §4 R6) in base32. */
export function createTotpSecret(): string {
  return generateSecret({ length: 20 })
}

/** The `otpauth:` URI an authenticator app reads. `issuer` names the service and its environment. */
export function totpUri(issuer: string, account: string, secret: string): string {
  return generateURI({ issuer, label: account, secret })
}

/**
 * The newest time step whose code this is, no further than one step from `now` (RFC 6238 §5.2);
 * undefined if there is none. All candidates are compared, each in constant time. Whether the step
 * was used already is for the caller to ask, in the same breath as he marks it used.
 *
 * @param code six ASCII digits.
 */
export function matchTotpStep(secret: string, code: string, now: Date): number | undefined {
  const given = Buffer.from(code)
  const current = Math.floor(now.getTime() / 1000 / period)
  let matched: number | undefined
  for (const step of [current - 1, current, current + 1]) {
    const expected = Buffer.from(generateSync({ secret, epoch: step * period }))
    const equal = expected.length === given.length && timingSafeEqual(expected, given)
    if (equal) matched = step
  }
  return matched
}
