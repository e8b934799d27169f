/**
 * The address of ours at which a request came in: the one of `ownUrls` whose host the `Host` header
 * names. What the header says is only ever compared.
 *
 * @param requestUrl absolute, made of the `Host` header; its scheme does not count, as proxies end TLS.
 * @returns undefined for any other host.
 */
export function ownUrlOf(ownUrls: readonly string[], requestUrl: string): string | undefined {
  const { host } = new URL(requestUrl)
  return ownUrls.find((url) => {
    const own = new URL(url)
    // Parsed with the scheme of the own address, the usual port is no difference.
    return URL.parse(`${own.protocol}//${host}`)?.host === own.host
  })
}
