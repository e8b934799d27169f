import { isIPv4, isIPv6 } from 'node:net'
import { leadingGroups } from './address-block.ts'

/**
 * A client's address without what tells its subscriber from the neighbours: `192.0.2.0/24`,
 * `2001:db8:7::/48`; '' for text that is no address.
 */
export function addressNetwork(address: string): string {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  const [plain = ''] = address.split('%')
  return isIPv6(plain) ? `${leadingGroups(plain, 3)}::/48` : ''
}
