import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import type { KeySet } from './keys/key-ring.ts'
import type { SigningKey } from './keys/ring-keys.ts'

/** Whose an access token is. All else is looked up at each request. */
export interface TokenSubject {
  readonly sessionId: string
  /** Thumbprint of the key whose holder alone may use it (RFC 9449 §6.1); undefined for anybody. */
  readonly thumbprint: string | undefined
}

/** Access tokens: JWTs that say the session they belong to. */
export interface AccessTokens {
  /** Seconds a token lives. */
  readonly lifetime: number
  /** A JWT (`typ: at+jwt`, RFC 9068) for the session, valid from `now`. */
  sign(subject: TokenSubject, userId: string, now: Date): Promise<string>
  /** Undefined for anything but a live token of ours. Never throws. */
  verify(token: string, now: Date): Promise<TokenSubject | undefined>
}

const lifetime = 600
// Milliseconds by which the clocks of two replicas may differ.
const clockDifference = 60_000

/**
 * Access tokens signed with Ed25519 (RFC 8037). A verified token is remembered until it ends, so
 * that the signature is checked once; whether its session still lives is asked at every request. One
 * from the future was signed by a wrong clock: it would live longer than any should, so it is none. It
 * also ends with its key.
 */
export function createAccessTokens(
  keys: Pick<KeySet<SigningKey>, 'current' | 'find'>,
  issuer: string,
): AccessTokens {
  const verified = new LRUCache<string, Verified>({ max: 10_000 })

  return {
    lifetime,
    async sign({ sessionId, thumbprint }, userId, now) {
      const { id: kid, privateKey } = keys.current()
      const issuedAt = Math.floor(now.getTime() / 1000)
      return new SignJWT({ sid: sessionId, ...(thumbprint && { cnf: { jkt: thumbprint } }) })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(userId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetime)
        .sign(privateKey)
    },
    async verify(token, now) {
      const known = verified.get(token)
      if (known) return keys.find(known.kid) && isLive(known, now) ? known : undefined
      try {
        const { kid = '' } = decodeProtectedHeader(token)
        const key = keys.find(kid)
        if (!key) return undefined
        const { payload } = await jwtVerify(token, key.publicKey, {
          algorithms: ['EdDSA'],
          typ: 'at+jwt',
          issuer,
          audience: issuer,
          currentDate: now,
          requiredClaims: ['sid', 'exp', 'iat'],
        })
        if (typeof payload['sid'] !== 'string' || payload.exp === undefined) return undefined
        const { jkt } = (payload['cnf'] ?? {}) as { readonly jkt?: unknown }
        const thumbprint = typeof jkt === 'string' ? jkt : undefined
        const found = { sessionId: payload['sid'], thumbprint, kid, endsAt: payload.exp * 1000 }
        verified.set(token, found)
        return isLive(found, now) ? found : undefined
      } catch {
        return undefined
      }
    },
  }
}

interface Verified extends TokenSubject {
  readonly kid: string
  readonly endsAt: number
}

function isLive({ endsAt }: Verified, now: Date): boolean {
  const left = endsAt - now.getTime()
  return left > 0 && left <= lifetime * 1000 + clockDifference
}
