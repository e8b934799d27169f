import type { Role } from '@hezo/domain'
import { browserSession, type SessionKey } from '@hezo/sdk'
import { type ApiStub, stubApi } from './api-stub.ts'
import { tokens } from './replies.ts'
import { ownApi, show } from './page.ts'
import { contract, device, me, message, page, ticket } from './support-replies.ts'

/** An API with one contract, one ticket and one message, for a person of that role. */
export function stubSupport(role: Role = 'customer'): ApiStub {
  const { id } = ticket(1)
  return stubApi()
    .on('GET /v1/me', [200, me(role)])
    .on('GET /v1/contracts', page([contract(1)]))
    .on(`GET /v1/contracts/${contract(1).id}/devices`, page([device(1), device(2)]))
    .on('GET /v1/tickets', page([ticket(1)]))
    .on(`GET /v1/tickets/${id}`, [200, ticket(1)])
    .on(`GET /v1/tickets/${id}/messages`, page([message(1)]))
    .on('POST /v1/tokens/revoke', [204])
}

/** Shows an element whose API has a session in this browser. */
export async function showSignedIn<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const api = ownApi()
  const { accessToken, refreshToken } = tokens
  const key = await createTestKey()
  const kept = { accessToken, refreshToken, expiresAt: Date.now() + 600_000, startedAt: 1, key }
  await browserSession(`hezo-session:${api}`).save(kept)
  return show(tag, { api, ...attributes })
}

/** A key that a session can be bound to. */
export async function createTestKey(): Promise<SessionKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ['sign'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  return { privateKey, jwk: { kty, crv, x, y } }
}
