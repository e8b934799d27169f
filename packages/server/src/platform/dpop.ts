import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import {
  calculateJwkThumbprint,
  compactVerify,
  type CryptoKey,
  decodeProtectedHeader,
  importJWK,
  type JWK,
} from 'jose'
import { LRUCache } from 'lru-cache'
import { ApiProblem } from '../problem.ts'
import { usedOnceKey } from './used-once.ts'

/** A proof that a client holds a private key (RFC 9449), checked but for whether it was used before. */
export interface DpopProof {
  /** SHA-256 thumbprint of the public key (RFC 7638), base64url. */
  readonly thumbprint: string
  /** Under which the proof is noted as used; see `useOnce`. */
  readonly useKey: Buffer
  /** From when on the proof is refused for its age. */
  readonly expiresAt: Date
  /** For the client's next proofs, when it uses nonces and its own grows old. */
  readonly nextNonce: string | undefined
}

/** What a proof has to be for. */
export interface DpopTarget {
  readonly method: string
  /** The path of the request, without query. */
  readonly path: string
  /** The access token that comes with it, if one does. */
  readonly accessToken?: string | undefined
}

/** Checks proofs of possession. */
export interface Dpop {
  /**
   * @throws ApiProblem dpop_nonce_required where the client's clock is not near enough to ours: it may
   * repeat the request with the nonce that is given along; dpop_proof_rejected for anything else
   */
  verify(proof: string, target: DpopTarget, now: Date): Promise<DpopProof>
}

/** Secrets of the nonces; one makes new ones, all know theirs. */
export interface NonceSecrets {
  current(): Uint8Array
  live(): readonly Uint8Array[]
}

// Milliseconds. A proof without a nonce is as old as its `iat` says, which may be a little ahead.
const lifetime = 60_000
const ahead = 10_000
const nonceLifetime = 300_000

// Bytes of the longest proof with a token's hash and a nonce are about 700.
const longestProof = 2048

const rejected = (): ApiProblem => new ApiProblem('dpop_proof_rejected')

/**
 * Proofs for the addresses that begin with one of `bases`. Whose clock is wrong proves the age of a
 * proof with a nonce that we signed instead (§8), so nobody is kept out by the clock of his computer.
 * A nonce is a time and its keyed hash: replicas that share `secrets` know each other's.
 */
export function createDpop(bases: readonly string[], secrets: NonceSecrets): Dpop {
  const keys = new LRUCache<string, Key>({ max: 10_000 })

  async function keyOf(proof: string): Promise<Key> {
    // A client's header is the same in each of its proofs.
    const header = proof.slice(0, proof.indexOf('.'))
    let key = keys.get(header)
    if (!key) keys.set(header, (key = await readKey(proof)))
    return key
  }

  function nonceAt(time: number, secret = secrets.current()): string {
    const mac = createHmac('sha256', secret).update(`dpop-nonce ${time}`).digest()
    return `${time.toString(36)}.${mac.toString('base64url', 0, 16)}`
  }
  function timeOf(nonce: string): number | undefined {
    const time = Number.parseInt(nonce, 36)
    if (!Number.isSafeInteger(time)) return undefined
    const given = Buffer.from(nonce)
    const isOurs = secrets.live().some((secret) => {
      const expected = Buffer.from(nonceAt(time, secret))
      return given.length === expected.length && timingSafeEqual(given, expected)
    })
    return isOurs ? time : undefined
  }

  /**
   * When a proof was made: as the nonce in it says, or as it says itself where there is none; undefined
   * if too long ago. One with a nonce is never judged by its own time as well: if that is still to come
   * when the nonce has grown old, the proof would count twice.
   */
  function bornAt({ iat, nonce }: Claims, now: number): number | undefined {
    if (typeof iat !== 'number') throw rejected()
    if (nonce === undefined) return isWithin(now - iat * 1000, lifetime) ? iat * 1000 : undefined
    const issued = typeof nonce === 'string' ? timeOf(nonce) : undefined
    return issued !== undefined && isWithin(now - issued, nonceLifetime) ? issued : undefined
  }

  return {
    async verify(proof, { method, path, accessToken }, now) {
      if (proof.length > longestProof) throw rejected()
      const { key, thumbprint } = await keyOf(proof)
      const claims = await readClaims(proof, key)
      const { htm, htu, jti, ath, nonce } = claims
      if (htm !== method || !bases.some((base) => isSameAddress(htu, base + path))) throw rejected()
      if (typeof jti !== 'string' || jti.length < 8 || jti.length > 128) throw rejected()
      if (accessToken !== undefined && ath !== hashOf(accessToken)) throw rejected()
      const born = bornAt(claims, now.getTime())
      const nonceNow = (): string => nonceAt(now.getTime())
      if (born === undefined) throw new ApiProblem('dpop_nonce_required', { nonce: nonceNow() })
      const isOldNonce = nonce !== undefined && now.getTime() - born > nonceLifetime / 2
      return {
        thumbprint,
        useKey: usedOnceKey('dpop', `${thumbprint} ${jti}`),
        expiresAt: new Date(born + ahead + (nonce === undefined ? lifetime : nonceLifetime)),
        nextNonce: isOldNonce ? nonceNow() : undefined,
      }
    },
  }
}

interface Key {
  readonly key: CryptoKey
  readonly thumbprint: string
}

/** The public key in a proof's header (§4.2); only a P-256 key, and never a private one. */
async function readKey(proof: string): Promise<Key> {
  try {
    const { typ, alg, jwk } = decodeProtectedHeader(proof) as { jwk?: JWK } & Record<
      string,
      unknown
    >
    if (typ !== 'dpop+jwt' || alg !== 'ES256' || !jwk || 'd' in jwk) throw rejected()
    const { kty, crv, x, y } = jwk
    if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw rejected()
    const key = (await importJWK({ kty, crv, x, y }, 'ES256')) as CryptoKey
    return { key, thumbprint: await calculateJwkThumbprint({ kty, crv, x, y }) }
  } catch {
    throw rejected()
  }
}

interface Claims {
  readonly htm?: unknown
  readonly htu?: unknown
  readonly jti?: unknown
  readonly iat?: unknown
  readonly ath?: unknown
  readonly nonce?: unknown
}

async function readClaims(proof: string, key: CryptoKey): Promise<Claims> {
  try {
    const { payload } = await compactVerify(proof, key, { algorithms: ['ES256'] })
    const claims = JSON.parse(Buffer.from(payload).toString()) as Claims | null
    if (claims === null) throw rejected()
    return claims
  } catch {
    throw rejected()
  }
}

/** `htu` is the address without query and fragment (§4.3), compared in normal form. */
function isSameAddress(htu: unknown, address: string): boolean {
  if (htu === address) return true
  const given = typeof htu === 'string' ? URL.parse(htu) : null
  if (!given || given.search !== '' || given.hash !== '') return false
  return given.href === new URL(address).href
}

function isWithin(age: number, longest: number): boolean {
  return age >= -ahead && age < longest
}

function hashOf(accessToken: string): string {
  return hash('sha256', accessToken, 'base64url')
}
