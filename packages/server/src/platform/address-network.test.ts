import { expect, it } from 'vitest'
import { addressNetwork } from './address-network.ts'

it.each([
  ['203.0.113.9', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:0DB8:0001:ffff::1', '2001:db8:1::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['unknown', ''],
  ['', ''],
])('%s is in %s', (address, network) => {
  expect(addressNetwork(address)).toBe(network)
})
