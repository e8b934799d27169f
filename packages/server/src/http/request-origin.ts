import { randomUUID } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import type { Locale } from '@hezo/api'
import type { RequestOrigin } from '../context.ts'

/** Reads who is on the other end. `peer` is the address of the TCP connection. */
export type ReadOrigin = (headers: Headers, peer: string) => RequestOrigin

const proxyHeaders = ['x-forwarded-for', 'x-real-ip', 'forwarded']

/**
 * `X-Forwarded-For` counts only when the connection comes from one of `trustedProxies` (addresses or
 * CIDR ranges); its last entry that is not such a proxy is the client.
 *
 * @param onUntrustedProxy called once, when headers of a proxy come from an address that is not trusted
 */
export function createOriginReader(
  trustedProxies: readonly string[],
  onUntrustedProxy?: () => void,
): ReadOrigin {
  let isReported = false
  const trusted = new BlockList()
  for (const entry of trustedProxies) {
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix) trusted.addSubnet(address, Number(prefix), family)
    else trusted.addAddress(address, family)
  }
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return (headers, peer) => {
    let address = plain(peer)
    if (!isReported && !isTrusted(address) && proxyHeaders.some((name) => headers.has(name))) {
      isReported = true
      onUntrustedProxy?.()
    }
    const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim()))
    while (isTrusted(address)) {
      const hop = hops.pop()
      if (!hop || isIP(hop) === 0) break
      address = hop
    }
    return {
      id: randomUUID(),
      address,
      userAgent: (headers.get('user-agent') ?? '').slice(0, 300),
      locale: preferredLocale(headers.get('accept-language')),
      pageOrigin: headers.get('origin') ?? undefined,
    }
  }
}

/**
 * An address without the brackets and the port that some proxies add (`192.0.2.1:443`,
 * `[2001:db8::1]:443`). IPv4 in IPv6 notation (`::ffff:192.0.2.1`) counts as the IPv4 address it is.
 */
function plain(text: string): string {
  const [, bracketed, dotted] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/.exec(text) ?? []
  const address = bracketed ?? dotted ?? text
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
}

/** The first of our languages in an `Accept-Language` header by weight; Polish if none is named. */
export function preferredLocale(header: string | null): Locale {
  const wishes = (header ?? '')
    .split(',')
    .map((wish, index) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag, index, weight: weight ? Number(weight.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.index - b.index)
  for (const { tag } of wishes) {
    if (tag === 'pl' || tag.startsWith('pl-')) return 'pl'
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return wishes.some(({ tag }) => tag !== '' && tag !== '*') ? 'en' : 'pl'
}
