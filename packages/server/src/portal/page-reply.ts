import type { Locale } from '@hezo/api'
import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { preferredLocale } from '../http/request-origin.ts'
import { hostLocales } from '../platform/host-locales.ts'

/** The language of a page: what its host speaks, or `asked`, else what its reader prefers; the reply says so. */
export function localeOf(c: Context, asked?: Locale): Locale {
  const host = new URL(c.req.url).hostname
  const preferred = preferredLocale(c.req.header('accept-language') ?? null)
  const locale = asked ?? hostLocales[host] ?? preferred
  c.header('Vary', 'Accept-Language, Host')
  c.header('Cache-Control', 'no-cache')
  c.header('Content-Language', locale)
  return locale
}

/** What a page of ours may do, and where. */
export interface PagePolicy {
  /** Whose pages may show it in a frame. */
  readonly frameOrigins: readonly string[]
  readonly styleSrc: "'self'" | "'none'"
}

/** The policy an embedding page may have, and the strictest our own page can: scripts of ours only. */
export function pageHeaders({ frameOrigins, styleSrc }: PagePolicy): MiddlewareHandler {
  const framed = frameOrigins.length > 0
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: [styleSrc],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      formAction: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: framed ? [...frameOrigins] : ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['lit-html'],
    },
    referrerPolicy: 'no-referrer',
    // The older header knows of no list; where one is allowed it would forbid what the policy permits.
    xFrameOptions: framed ? false : 'DENY',
    // A page that takes only what asks to be taken (COEP) may show it too.
    ...(framed && { crossOriginResourcePolicy: 'cross-origin', crossOriginEmbedderPolicy: true }),
  })
}
