import { isIPv6 } from 'node:net'

/**
 * The part of an IP address that one subscriber holds: an IPv4 address whole, of IPv6 the first
 * 64 bits (`2001:db8:0:1::/64`), because the rest is his to change at will. Other text as it is.
 */
export function addressBlock(address: string): string {
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return address
  return `${leadingGroups(plain, 4)}::/64`
}

/** The first `count` groups of an IPv6 address, without leading zeros. */
export function leadingGroups(address: string, count: number): string {
  const [head = '', tail] = address.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  const middle = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array.from({ length: middle }, () => '0'), ...last].slice(0, count)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
