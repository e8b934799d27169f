import type { Context } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'

type Parts = Pick<Context, 'config'>

/** What passkeys belong to (WebAuthn's RP ID): the host of the public address. */
export function relyingPartyId({ config }: Parts): string {
  return new URL(config.publicUrl).hostname
}

/** The origins of HEZO's own pages, the only ones whose passkeys count. */
export function ownOrigins({ ownUrls }: Pick<Context['config'], 'ownUrls'>): string[] {
  return [...new Set(ownUrls.map((url) => new URL(url).origin))]
}

/** Whether passkeys work where the request comes from. A program has no page; its answers are judged. */
export function worksHere({ config, request }: Pick<Context, 'config' | 'request'>): boolean {
  return request.pageOrigin === undefined || ownOrigins(config).includes(request.pageOrigin)
}

/**
 * For what asks a browser for a passkey.
 *
 * @throws ApiProblem passkeys_not_here
 */
export function requireOwnPage(context: Pick<Context, 'config' | 'request'>): void {
  if (!worksHere(context)) throw new ApiProblem('passkeys_not_here')
}
