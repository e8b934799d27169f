import { createHash, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import type { TestServer } from './test-server.ts'

/** A key as a browser would hold it, and proofs made with it: right ones, unless told what to get wrong. */
export interface TestKey {
  readonly jwk: JWK
  prove(wishes: ProofWishes): Promise<string>
}

/** What a proof says. */
export interface ProofWishes {
  readonly htm?: string
  readonly htu: string
  /** Seconds since 1970. */
  readonly iat: number
  readonly jti?: string
  readonly accessToken?: string
  readonly nonce?: string
  readonly header?: Readonly<Record<string, unknown>>
}

/** A new P-256 key. */
export async function createTestKey(): Promise<TestKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  return {
    jwk,
    prove({ htm = 'GET', htu, iat, jti = randomUUID(), accessToken, nonce, header }) {
      const ath = accessToken && createHash('sha256').update(accessToken).digest('base64url')
      return new SignJWT({ htm, htu, jti, iat, ...(ath && { ath }), ...(nonce && { nonce }) })
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...header })
        .sign(privateKey)
    },
  }
}

/** The address of a path as clients of the test server write it. */
export function addressOf(path: `/v1/${string}`): string {
  return `http://hezo.test${path}`
}

/** The server's time, in seconds. */
export function secondsNow({ now }: Pick<TestServer, 'now'>): number {
  return Math.floor(now.getTime() / 1000)
}
