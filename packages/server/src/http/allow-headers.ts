/** What our own clients send. */
const ownHeaders = [
  'Authorization',
  'DPoP',
  'Content-Type',
  'Idempotency-Key',
  'Proof-Of-Work',
  'Accept-Language',
]

/**
 * Names that proxies and frameworks act upon: a page must not set them from a visitor's browser.
 * The Fetch standard already forbids pages to set `Host`, `Origin`, `Cookie` and the like.
 */
const forwarding =
  /^(?:forwarded$|via$|x-(?:forwarded|real|original|rewrite|http-method|method-override|envoy))|-ip$/

/** A field name of RFC 9110, lower case as the Fetch standard lists them. */
const fieldName = /^[\w!#$%&'*+.^`|~-]{1,64}$/

/** More names than this are no tracing agent's. */
const maxNames = 50

/**
 * The header names that a preflight request is answered with: ours, and whatever else was asked for.
 * Agents of the host page (OpenTelemetry, Sentry, Datadog, New Relic, Elastic …) add headers of their
 * own to every `fetch`, ours included, and a browser blocks the call when one of them is not allowed.
 * The server reads none of them. `*` would not do: it does not cover `Authorization`.
 *
 * @param requested `Access-Control-Request-Headers`, a comma-separated list.
 */
export function allowedHeaders(requested = ''): string[] {
  const own = new Set(ownHeaders.map((name) => name.toLowerCase()))
  const further = requested
    .slice(0, 4096)
    .split(',', maxNames)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => fieldName.test(name) && !own.has(name) && !forwarding.test(name))
  return [...ownHeaders, ...new Set(further)]
}
