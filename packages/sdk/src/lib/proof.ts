import type { SessionKey } from './session-store.ts'
import { randomKey } from './random-key.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/**
 * A key for one session, whose private half no script can read (WebCrypto). Undefined where there is no
 * WebCrypto: on pages that came over plain http.
 */
export async function createSessionKey(): Promise<SessionKey | undefined> {
  if (!crypto.subtle) return undefined
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ['sign'])
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  return { privateKey, jwk: { crv, kty, x, y } }
}

/**
 * A proof (RFC 9449 §4.2) that this request, at this moment, comes from the holder of `key`: one for
 * each attempt, for a proof counts once.
 */
export async function createProof(
  { privateKey, jwk }: SessionKey,
  { method, url }: Pick<Request, 'method' | 'url'>,
  accessToken: string | undefined,
  nonce: string | undefined,
): Promise<string> {
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk }
  const claims = {
    jti: randomKey(),
    htm: method,
    htu: url.replace(/[?#].*/, ''),
    iat: Math.floor(Date.now() / 1000),
    ath: accessToken && base64Url(await crypto.subtle.digest('SHA-256', bytesOf(accessToken))),
    nonce,
  }
  const content = [header, claims].map((part) => base64Url(bytesOf(JSON.stringify(part)))).join('.')
  return `${content}.${base64Url(await crypto.subtle.sign(algorithm, privateKey, bytesOf(content)))}`
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function base64Url(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '')
}
