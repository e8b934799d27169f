import type { ReplyHeaders } from './reply.ts'

// Nothing of the API is cached, framed, sniffed or referred.
const always = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

/**
 * Headers of every API reply. Pages of `embedOrigins` (`*` for any) may read it (Fetch §3.3); they
 * preflight first, which is answered elsewhere.
 */
export function createApiHeaders(embedOrigins: readonly string[]): ReplyHeaders {
  const exposed = {
    'Access-Control-Expose-Headers':
      'Retry-After, Content-Language, Content-Disposition, DPoP-Nonce',
  }
  if (embedOrigins.includes('*')) {
    const anyone = { ...always, ...exposed, 'Access-Control-Allow-Origin': '*' }
    return () => anyone
  }
  const strangers = { ...always, Vary: 'Origin' }
  const byOrigin = new Map(
    embedOrigins.map((origin) => [
      origin,
      { ...strangers, ...exposed, 'Access-Control-Allow-Origin': origin },
    ]),
  )
  return (origin) => (origin === null ? undefined : byOrigin.get(origin)) ?? strangers
}
